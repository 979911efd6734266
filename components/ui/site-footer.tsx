import { useTranslations } from 'next-intl';
import { METHOD_VERSION } from '@/lib/status/version';
import { PAGE_WIDTH } from './site-header';

/** What every reader should know about the figures, at the foot of every page. */
export function SiteFooter({ signIn }: { signIn: string }) {
  const t = useTranslations('site.footer');
  return (
    <footer className="mt-16 border-t border-rule text-small">
      <div className={`${PAGE_WIDTH} py-6`}>
        <p className="max-w-text">{t('computed', { version: METHOD_VERSION })}</p>
        {/* Public pages ask nobody who they are: on the desk the mark of the account's bar hides it. */}
        <p className="mt-4 in-[body:has([data-signed-in])]:hidden print:hidden">
          <a href={signIn}>{t('signIn')}</a>
        </p>
      </div>
    </footer>
  );
}
