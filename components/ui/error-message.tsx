import { unstable_isUnrecognizedActionError, usePathname } from 'next/navigation';
import { useState } from 'react';
import { type Locale, localeOrDefault } from '@/lib/core/i18n/locales';
import en from '@/lib/core/i18n/messages/en/site.json';
import kk from '@/lib/core/i18n/messages/kk/site.json';
import ru from '@/lib/core/i18n/messages/ru/site.json';
import { Button } from './button';
import { PAGE_WIDTH } from './site-header';
import { typedOnPage } from './typed-on-page';

export interface PageErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

const TEXTS: Readonly<Record<Locale, typeof en.error>> = { en: en.error, kk: kk.error, ru: ru.error };

/**
 * What a reader sees when a page fails, in the language of the address. The texts are part of the page: nothing that could
 * fail again, such as asking for messages, stands between the failure and them. Where the server does not know a form any more,
 * because it is of another version than the page, it says so and shows what was typed.
 */
export function ErrorMessage({ error, reset }: PageErrorProps) {
  // Absent where the frame itself failed before it knew the address.
  const path: string | null = usePathname();
  const locale = localeOrDefault(path?.split('/')[1] ?? '');
  const texts = TEXTS[locale];
  const isOfOtherVersion: boolean = unstable_isUnrecognizedActionError(error);
  if (isOfOtherVersion) return <SiteUpdated locale={locale} address={path ?? '/'} />;
  return (
    <main id="content" lang={locale} className={`${PAGE_WIDTH} py-8`}>
      <h1 className="text-title sm:text-display">{texts.title}</h1>
      <p className="mt-3 max-w-text text-lead">{texts.lead}</p>
      {error.digest !== undefined && (
        <p className="mt-4 max-w-text">{texts.id.replace('{id}', error.digest)}</p>
      )}
      <p className="mt-6 flex flex-wrap items-center gap-6">
        <Button type="button" onClick={reset}>
          {texts.again}
        </Button>
        <a href={`/${locale}`}>{texts.home}</a>
      </p>
    </main>
  );
}

function SiteUpdated({ locale, address }: { readonly locale: Locale; readonly address: string }) {
  const texts = TEXTS[locale];
  const [typed] = useState(typedOnPage);
  return (
    <main id="content" lang={locale} className={`${PAGE_WIDTH} py-8`}>
      <h1 className="text-title sm:text-display">{texts.updatedTitle}</h1>
      <p className="mt-3 max-w-text text-lead">{texts.updatedLead}</p>
      <p className="mt-6">
        <a href={address}>{texts.reload}</a>
      </p>
      <dl className="mt-6 max-w-text">
        {typed.map(({ key, label, value }) => (
          <div key={key} className="mb-3">
            <dt className="text-small">{label}</dt>
            <dd className="whitespace-pre-wrap break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
