'use client';

import { useTranslations } from 'next-intl';
import { acceptInvitationAction, setUpAction } from '@/lib/accounts/actions';
import { AccountForm } from './account-form';
import { NewPasswordFields } from './new-password-fields';
import { EmailField, NameField } from './person-fields';

interface NewAccountFormProps {
  /** What the secret is for: the first administrator's account, or that of somebody invited. */
  readonly way: 'setup' | 'invitation';
  readonly token: string;
  /** Given where an invitation is for that address alone. */
  readonly email: string | null;
}

/** The account of somebody new: name, e-mail address and a password, twice. */
export function NewAccountForm({ way, token, email }: NewAccountFormProps) {
  const t = useTranslations('accounts');
  const labels = {
    name: t('setup.name'),
    email: t('email'),
    password: t('password'),
    repeated: t('setup.repeated'),
  };
  return (
    <AccountForm
      action={way === 'setup' ? setUpAction : acceptInvitationAction}
      labels={labels}
      submit={t('setup.submit')}
    >
      {(errorOf, typed) => (
        <>
          <input type="hidden" name="token" value={token} />
          <NameField label={labels.name} value={typed.name} error={errorOf('name')} />
          <EmailField
            label={labels.email}
            value={email ?? typed.email}
            error={errorOf('email')}
            {...(email !== null && { hint: t('invitation.emailFixed'), isFixed: true })}
          />
          <NewPasswordFields labels={labels} errorOf={errorOf} />
        </>
      )}
    </AccountForm>
  );
}
