import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { Instant } from '@/components/ui/plain-date';
import { revokeInvitationAction } from '@/lib/accounts/actions';
import type { OpenInvitation } from '@/lib/accounts/invitations/types';
import { AccountDeed } from './account-deed';

/** Invitations that nobody has followed yet, each with a button that takes it back. */
export function InvitationList({ invitations }: { invitations: readonly OpenInvitation[] }) {
  const t = useTranslations('accounts');
  if (invitations.length === 0) return <p>{t('invite.none')}</p>;
  const nameOf = ({ email }: OpenInvitation) => email ?? t('invite.anybody');
  return (
    <DataTable<OpenInvitation>
      id="invitations-caption"
      caption={t('invite.open')}
      isCaptionHidden
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        { key: 'for', head: t('invite.for'), kind: 'name', className: 'text-start', cell: nameOf },
        { key: 'role', head: t('keeping.role'), cell: ({ role }) => t(`role.${role}`) },
        {
          key: 'expires',
          head: t('invite.expires'),
          cell: ({ expiresAt }) => <Instant at={expiresAt} timeZone="UTC" />,
        },
        { key: 'by', head: t('invite.by'), cell: ({ invitedBy }) => invitedBy },
        {
          key: 'revoke',
          head: <span className="sr-only">{t('invite.revoke')}</span>,
          cell: (invitation) => (
            <AccountDeed
              action={revokeInvitationAction}
              id={invitation.id}
              label={t('invite.revoke')}
              longLabel={t('invite.revokeFor', { name: nameOf(invitation) })}
              kind="warning"
            />
          ),
        },
      ]}
    />
  );
}
