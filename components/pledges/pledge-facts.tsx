import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import type { PledgeDetail } from '@/lib/pledges/types';

/** What kind of promise it is: where it was read and how it can be checked. */
export function PledgeFacts({ pledge }: { readonly pledge: PledgeDetail }) {
  const t = useTranslations('pledge');
  return (
    <DefinitionList
      items={[
        { key: 'origin', term: t('facts.origin'), value: pledge.origin },
        { key: 'testability', term: t('facts.testability'), value: t(`testability.${pledge.testability}`) },
      ]}
    />
  );
}
