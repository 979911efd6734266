import { useTranslations } from 'next-intl';
import { Day } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import type { Revision } from '@/lib/revisions/types';
import { RevisionChanges } from './revision-changes';
import { RevisionWhy } from './revision-why';

interface Props {
  /** The revisions of the pledge's wording, oldest first. */
  readonly revisions: readonly Revision[];
  readonly place: ProgrammePlace;
  readonly timeZone: string;
}

/** How the wording of a pledge was changed; nothing where it never was. */
export function WordingHistory({ revisions, place, timeZone }: Props) {
  const t = useTranslations('pledge.revised');
  if (revisions.length === 0) return null;
  return (
    <Section id="wording" lead={t('wordingLead')} title={t('wordingTitle')}>
      <ol>
        {revisions.map((revision) => (
          <li className="border-t border-line py-3" key={revision.id}>
            <p className="mb-1 font-semibold">
              {t.rich('on', { date: () => <Day on={revision.revisedOn} /> })}
            </p>
            <RevisionChanges subject={revision.subject} />
            <div className="mt-2">
              <RevisionWhy place={place} revision={revision} timeZone={timeZone} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
