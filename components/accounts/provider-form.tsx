import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { startProviderAction } from '@/lib/accounts/identities/actions';

interface ProviderFormProps {
  /** What the provider is called. */
  readonly name: string;
  /** Where to go after signing in. */
  readonly next?: string;
  /** The secret of an invitation that is to be used there; then the person is asked for their name. */
  readonly invitation?: string;
}

/** The way to the provider: a plain form, so that it works without scripts and no other site can begin it. */
export function ProviderForm({ name, next, invitation }: ProviderFormProps) {
  const locale = useLocale();
  const t = useTranslations('accounts');
  return (
    <form action={startProviderAction}>
      <input type="hidden" name="locale" value={locale} />
      {next !== undefined && <input type="hidden" name="next" value={next} />}
      {invitation !== undefined && (
        <>
          <input type="hidden" name="token" value={invitation} />
          <Field
            id="provider-name"
            name="name"
            label={t('setup.name')}
            hint={t('setup.nameHint')}
            autoComplete="name"
            width="medium"
            required
          />
        </>
      )}
      <Button kind="secondary">
        {invitation === undefined ? t('provider.signIn', { name }) : t('provider.accept', { name })}
      </Button>
    </form>
  );
}
