import { usePathname } from 'next/navigation';
import { type Locale, localeOrDefault } from '@/lib/core/i18n/locales';
import en from '@/lib/core/i18n/messages/en/site.json';
import kk from '@/lib/core/i18n/messages/kk/site.json';
import ru from '@/lib/core/i18n/messages/ru/site.json';
import { Button } from './button';
import { PAGE_WIDTH } from './site-header';

export interface PageErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

const TEXTS: Readonly<Record<Locale, typeof en.error>> = { en: en.error, kk: kk.error, ru: ru.error };

/**
 * What a reader sees when a page fails, in the language of the address. The texts are part of the page: nothing that could
 * fail again, such as asking for messages, stands between the failure and them.
 */
export function ErrorMessage({ error, reset }: PageErrorProps) {
  // Absent where the frame itself failed before it knew the address.
  const path: string | null = usePathname();
  const locale = localeOrDefault(path?.split('/')[1] ?? '');
  const texts = TEXTS[locale];
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
