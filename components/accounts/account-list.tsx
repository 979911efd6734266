import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/plain-date';
import type { Account } from '@/lib/accounts/types';

/** All accounts, each leading to its page. The program's own has none: nobody signs in with it. */
export function AccountList({ accounts, ownId }: { accounts: readonly Account[]; ownId: string }) {
  const locale = useLocale();
  const t = useTranslations('accounts');
  const nameOf = ({ id, name }: Account) => (id === ownId ? t('keeping.you', { name }) : name);
  const stateOf = ({ email, isDisabled }: Account) => {
    if (email === null) return t('keeping.program');
    return isDisabled ? t('keeping.disabled') : t('keeping.active');
  };
  return (
    <DataTable<Account>
      id="accounts-caption"
      caption={t('keeping.list')}
      isCaptionHidden
      rows={accounts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          head: t('keeping.name'),
          kind: 'name',
          className: 'text-start',
          cell: (account) =>
            account.email === null ? (
              nameOf(account)
            ) : (
              <a href={`/${locale}/editor/accounts/${account.id}`}>{nameOf(account)}</a>
            ),
        },
        { key: 'email', head: t('email'), cell: ({ email }) => email ?? '' },
        { key: 'role', head: t('keeping.role'), cell: ({ role }) => t(`role.${role}`) },
        { key: 'state', head: t('keeping.state'), cell: stateOf },
        {
          key: 'factor',
          head: t('keeping.factor'),
          cell: ({ email, hasSecondFactor }) =>
            email !== null && (hasSecondFactor ? t('keeping.factorOn') : t('keeping.factorOff')),
        },
        {
          key: 'last',
          head: t('keeping.lastSignIn'),
          cell: ({ email, lastSignInAt }) =>
            lastSignInAt === null ? (
              email !== null && <span className="text-muted">{t('keeping.noSignIn')}</span>
            ) : (
              <Instant at={lastSignInAt} timeZone="UTC" />
            ),
        },
      ]}
    />
  );
}
