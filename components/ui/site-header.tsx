import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/core/i18n/locales';
import { LanguageSwitch } from './language-switch';

/** The width and side margins that header, content and footer share. */
export const PAGE_WIDTH = 'mx-auto w-full max-w-page px-4 sm:px-6';

/** The first thing that a keyboard reaches: past what is the same on every page. */
export function SkipLink() {
  const t = useTranslations('site');
  return (
    <a
      href="#content"
      className="sr-only z-10 bg-paper px-4 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
    >
      {t('skip')}
    </a>
  );
}

interface SiteHeaderProps {
  readonly locale: Locale;
  /** Where the public finds the site, without a slash at the end. */
  readonly origin: string;
}

/** The head of every page: a strong rule, the site's name and the page in other languages. */
export function SiteHeader({ locale, origin }: SiteHeaderProps) {
  const t = useTranslations('site');
  return (
    <header className="border-t-4 border-rule">
      <div className={`${PAGE_WIDTH} flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3`}>
        <a
          href={`/${locale}`}
          className="inline-flex items-center gap-2 font-bold text-ink no-underline hover:underline"
        >
          <Emblem />
          {t('name')}
        </a>
        <LanguageSwitch label={t('languages')} locale={locale} origin={origin} />
      </div>
    </header>
  );
}

/** A page of a ledger with a tick. */
function Emblem() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d="M4.5 2.5h15v19h-15z" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 8h8M8 17h8" stroke="currentColor" strokeWidth="1.5" />
      <path d="m8 12.3 2.3 2.2 5-5" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
