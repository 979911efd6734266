import { useTranslations } from 'next-intl';
import { StatusMark } from '@/components/pledges/status-mark';
import { DefinitionList } from '@/components/ui/definition-list';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { PledgeStanding } from '@/lib/pledges/types';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';

interface Props {
  readonly pledge: PledgeStanding;
  readonly place: ProgrammePlace;
}

/** What an editor judges: the pledge, its computed status, and the assessment in force. */
export function AssessmentFacts({ pledge, place }: Props) {
  const t = useTranslations('assessments.form');
  const names = useTranslations('status.verdict');
  return (
    <DefinitionList
      items={[
        {
          key: 'pledge',
          term: t('pledge'),
          value: (
            <a href={pledgeAddress(place, pledge.slug)} rel="noopener" target="_blank">
              <TextInLanguage text={pledge.title} />
            </a>
          ),
        },
        { key: 'status', term: t('status'), value: <StatusMark status={pledge.status} /> },
        {
          key: 'inForce',
          term: t('inForce'),
          value: pledge.assessment ? names(pledge.assessment.verdict) : t('none'),
        },
      ]}
    />
  );
}
