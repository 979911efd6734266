import { useLocale, useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import type { Actor } from '@/lib/accounts/types';

/** What somebody sees at an address of the desk that is not for their role. */
export function NotAllowed({ actor }: { actor: Actor }) {
  const locale = useLocale();
  const t = useTranslations('accounts');
  const lead = t('notAllowed.lead', { name: actor.name, role: t(`role.${actor.role}`) });
  return (
    <Main>
      <PageHeading title={t('notAllowed.title')} lead={lead} />
      <ButtonLink href={`/${locale}/editor`}>{t('notAllowed.back')}</ButtonLink>
    </Main>
  );
}
