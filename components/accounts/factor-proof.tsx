import { useTranslations } from 'next-intl';
import { CodeField } from './code-field';
import { AccountOfPassword, PasswordField } from './person-fields';

interface FactorProofProps {
  /** Whose password is asked for; null for an account without one. */
  readonly email: string | null;
  /** Whether a code is asked for as well; always where there is no password. */
  readonly hasCode: boolean;
  readonly errorOf: (field: string) => string | undefined;
}

/** What shows that it is the holder who changes a second factor. */
export function FactorProof({ email, hasCode, errorOf }: FactorProofProps) {
  const t = useTranslations('secondFactor');
  return (
    <>
      {email !== null && (
        <>
          <AccountOfPassword email={email} />
          <PasswordField name="password" label={t('password')} error={errorOf('password')} />
        </>
      )}
      {(hasCode || email === null) && (
        <CodeField id="code" kind="either" label={t('on.proof')} error={errorOf('code')} />
      )}
    </>
  );
}
