import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/core/i18n/locales';
import { METHOD_VERSION } from '@/lib/status/version';
import { PAGE_WIDTH } from './site-header';

/** What every reader should know about the figures, at the foot of every page. */
export function SiteFooter({ locale }: { locale: Locale }) {
  const t = useTranslations('site.footer');
  return (
    <footer className="mt-16 border-t border-rule text-small">
      <div className={`${PAGE_WIDTH} py-6`}>
        <p className="max-w-text">{t('computed', { version: METHOD_VERSION })}</p>
        {/* Public pages ask nobody who they are: on the desk the mark of the account's bar hides the sign-in. */}
        <nav aria-label={t('label')} className="mt-4 print:hidden">
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            <li>
              <a href={`/${locale}/accessibility`}>{t('accessibility')}</a>
            </li>
            <li>
              <a href={`/${locale}/privacy`}>{t('privacy')}</a>
            </li>
            <li className="in-[body:has([data-signed-in])]:hidden">
              <a href={`/${locale}/sign-in`}>{t('signIn')}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
