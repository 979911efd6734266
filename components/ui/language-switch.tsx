'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/core/i18n/locales';

interface LanguageSwitchProps {
  readonly label: string;
  readonly locale: Locale;
  /** Where the public finds the site, without a slash at the end. */
  readonly origin: string;
}

/**
 * The same page in the other languages, with its filters, for people and, in the head, for search engines. A client component
 * only to know, while it renders, which page it stands on.
 */
export function LanguageSwitch({ label, locale, origin }: LanguageSwitchProps) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const [, , ...rest] = pathname.split('/');
  const at = (language: string) => `/${[language, ...rest].join('/')}${search === '' ? '' : `?${search}`}`;
  return (
    <nav aria-label={label} className="print:hidden">
      {LOCALES.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={`${origin}${at(language)}`} />
      ))}
      <ul className="-mx-2 flex flex-wrap text-small">
        {LOCALES.map((language) => (
          <li key={language}>
            <a
              href={at(language)}
              lang={language}
              hrefLang={language}
              aria-current={language === locale ? 'true' : undefined}
              className="quiet-link block px-2 py-1.5 aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {LOCALE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
