import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/section';
import type { AccountFormState } from '@/lib/accounts/form-state';
import type { Identity } from '@/lib/accounts/identities/types';
import { formatInstant } from '@/lib/core/i18n/format';
import { AccountDeed } from './account-deed';

interface IdentitySectionProps {
  /** What the provider is called; null where the site has none. */
  readonly name: string | null;
  readonly identities: readonly Identity[];
  readonly isOwn: boolean;
  /** Takes a link away. */
  readonly action: (previous: AccountFormState, form: FormData) => Promise<AccountFormState>;
}

/** Who an account is at providers of sign-in, each with a button that takes the link away; nothing where there is nothing to say. */
export function IdentitySection({ name, identities, isOwn, action }: IdentitySectionProps) {
  const locale = useLocale();
  const t = useTranslations('accounts.provider');
  if (name === null && identities.length === 0) return null;
  return (
    <Section id="provider-title" title={t('title')}>
      {identities.length === 0 && (
        <p className="max-w-text">{t(isOwn ? 'none' : 'noneOf', { name: name ?? '' })}</p>
      )}
      {identities.map(({ id, issuer, linkedAt }) => (
        <div key={id}>
          <p className="mb-2 max-w-text wrap-anywhere">
            {t('since', { issuer, at: formatInstant(linkedAt, 'UTC', locale) })}
          </p>
          <AccountDeed
            action={action}
            id={id}
            label={t('unlink')}
            hint={t('unlinkHint', { name: name ?? issuer })}
            kind="warning"
          />
        </div>
      ))}
    </Section>
  );
}
