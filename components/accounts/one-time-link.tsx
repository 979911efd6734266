import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { AccountFormState } from '@/lib/accounts/form-state';

interface OneTimeLinkProps {
  readonly id: string;
  /** Nothing yet without it. */
  readonly address: string | undefined;
  readonly made: string;
  readonly label: string;
  /** To whom it was sent, or should have been. */
  readonly mail?: AccountFormState['mail'];
}

/** An address that is shown this once, in a field from which it is easily copied, with what became of the mail that has it. */
export function OneTimeLink({ id, address, made, label, mail }: OneTimeLinkProps) {
  const t = useTranslations('accounts.mailed');
  const hasFailed = mail?.isSent === false;
  return (
    <div role={hasFailed ? 'alert' : 'status'}>
      {address !== undefined && (
        <Notice kind={hasFailed ? 'error' : 'success'}>
          <p className="mb-2">{mail ? t(mail.isSent ? 'sent' : 'failed', { to: mail.to }) : made}</p>
          <Field id={id} name="link" label={label} value={address} readOnly spellCheck={false} />
        </Notice>
      )}
    </div>
  );
}
