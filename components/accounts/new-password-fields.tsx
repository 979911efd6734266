import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { PASSWORD_MIN_LENGTH } from '@/lib/accounts/password-length';

interface NewPasswordFieldsProps {
  readonly labels: { readonly password: string; readonly repeated: string };
  readonly errorOf: (field: string) => string | undefined;
}

/** A new password, twice. */
export function NewPasswordFields({ labels, errorOf }: NewPasswordFieldsProps) {
  const t = useTranslations('accounts');
  const secret = { type: 'password', autoComplete: 'new-password', width: 'medium', required: true } as const;
  return (
    <>
      <Field
        {...secret}
        id="password"
        name="password"
        label={labels.password}
        hint={t('setup.passwordHint', { min: PASSWORD_MIN_LENGTH })}
        error={errorOf('password')}
      />
      <Field {...secret} id="repeated" name="repeated" label={labels.repeated} error={errorOf('repeated')} />
    </>
  );
}
