import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';

interface PersonFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
}

/** The name that stands publicly beside what somebody records. */
export function NameField({ label, value, error }: PersonFieldProps) {
  const t = useTranslations('accounts.setup');
  return (
    <Field
      id="name"
      name="name"
      label={label}
      hint={t('nameHint')}
      autoComplete="name"
      defaultValue={value ?? ''}
      error={error}
      width="medium"
      required
    />
  );
}

interface EmailFieldProps extends PersonFieldProps {
  readonly hint?: ReactNode;
  readonly isFixed?: boolean;
}

/** The e-mail address that somebody signs in with. */
export function EmailField({ label, value, error, hint, isFixed }: EmailFieldProps) {
  return (
    <Field
      id="email"
      name="email"
      type="email"
      label={label}
      hint={hint}
      autoComplete="username"
      inputMode="email"
      spellCheck={false}
      autoCapitalize="none"
      defaultValue={value ?? ''}
      readOnly={isFixed === true}
      error={error}
      width="medium"
      required
    />
  );
}

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly error: string | undefined;
}

/** A password that there is already. */
export function PasswordField({ name, label, error }: PasswordFieldProps) {
  return (
    <Field
      id={name}
      name={name}
      type="password"
      label={label}
      autoComplete="current-password"
      error={error}
      width="medium"
      required
    />
  );
}

/** Tells password managers whose password is asked for. */
export function AccountOfPassword({ email }: { email: string }) {
  return <input type="hidden" name="username" autoComplete="username" value={email} />;
}
