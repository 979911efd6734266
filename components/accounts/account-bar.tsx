import { useLocale, useTranslations } from 'next-intl';
import { PAGE_WIDTH } from '@/components/ui/site-header';
import { signOutAction } from '@/lib/accounts/actions';
import { can } from '@/lib/accounts/permissions';
import type { Viewer } from '@/lib/accounts/types';

/** The line below the site's head on pages of the desk: who is signed in, and the ways within and out. */
export function AccountBar({ viewer }: { viewer: Viewer }) {
  const locale = useLocale();
  const t = useTranslations('accounts');
  if (viewer === null) {
    return (
      <div className="border-y border-line bg-wash text-small">
        <p className={`${PAGE_WIDTH} py-3`}>{t('bar.nobody')}</p>
      </div>
    );
  }
  return (
    <nav aria-label={t('bar.label')} data-signed-in className="border-y border-line bg-wash text-small">
      <div className={`${PAGE_WIDTH} flex flex-wrap items-center gap-x-6 gap-y-1 py-1`}>
        {can(viewer, 'desk.enter') && (
          <a href={`/${locale}/editor`} className="py-2 font-semibold">
            {t('bar.desk')}
          </a>
        )}
        {can(viewer, 'accounts.manage') && (
          <a href={`/${locale}/editor/accounts`} className="py-2">
            {t('bar.accounts')}
          </a>
        )}
        <a href={`/${locale}/account`} className="py-2">
          {t('bar.account')}
        </a>
        <span className="py-2 text-muted sm:ms-auto">
          {t('bar.who', { name: viewer.name, role: t(`role.${viewer.role}`) })}
        </span>
        <form action={signOutAction}>
          <input type="hidden" name="locale" value={locale} />
          <button
            type="submit"
            className="cursor-pointer py-2 text-link underline underline-offset-4 hover:text-link-hover"
          >
            {t('account.signOut')}
          </button>
        </form>
      </div>
    </nav>
  );
}
