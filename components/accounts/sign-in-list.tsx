import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/plain-date';
import type { SignInEntry } from '@/lib/accounts/sign-ins/types';

interface SignInListProps {
  readonly entries: readonly SignInEntry[];
  /** Whether whose account it was is said: not on a list of one account's. */
  readonly hasAccounts: boolean;
}

/** Attempts to sign in, with how each ended. */
export function SignInList({ entries, hasAccounts }: SignInListProps) {
  const locale = useLocale();
  const t = useTranslations('accounts.signIns');
  if (entries.length === 0) return <p>{t('none')}</p>;
  const outcomeOf = ({ outcome, isByProvider }: SignInEntry) =>
    isByProvider ? t('byProvider', { outcome: t(outcome) }) : t(outcome);
  const account = {
    key: 'who',
    head: t('who'),
    cell: ({ account: whose, email }: SignInEntry) =>
      whose ? (
        <a href={`/${locale}/editor/accounts/${whose.id}`}>{whose.name}</a>
      ) : (
        (email ?? <span className="text-muted">{t('nobody')}</span>)
      ),
  };
  return (
    <DataTable<SignInEntry>
      id="sign-ins-caption"
      caption={t('caption')}
      isCaptionHidden
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          head: t('at'),
          kind: 'name',
          cell: ({ at }) => <Instant at={at} timeZone="UTC" />,
          className: 'text-start',
        },
        ...(hasAccounts ? [account] : []),
        { key: 'outcome', head: t('outcome'), cell: outcomeOf },
        { key: 'address', head: t('address'), cell: ({ address }) => address },
      ]}
    />
  );
}
