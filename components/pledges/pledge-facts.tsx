import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import type { PledgeDetail } from '@/lib/pledges/types';

/** Origins as the record words them, and their messages; any other is shown as it is. */
const ORIGINS = {
  'programme documents': 'documents',
  'press reports of the programme': 'press',
} as const;

function isKnownOrigin(origin: string): origin is keyof typeof ORIGINS {
  return Object.hasOwn(ORIGINS, origin);
}

/** What kind of promise it is: where it was read and how it can be checked. */
export function PledgeFacts({ pledge }: { readonly pledge: PledgeDetail }) {
  const t = useTranslations('pledge');
  return (
    <DefinitionList
      items={[
        {
          key: 'origin',
          term: t('facts.origin'),
          value: isKnownOrigin(pledge.origin) ? t(`origins.${ORIGINS[pledge.origin]}`) : pledge.origin,
        },
        { key: 'testability', term: t('facts.testability'), value: t(`testability.${pledge.testability}`) },
      ]}
    />
  );
}
