import { useTranslations } from 'next-intl';
import { Instant } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { FeedNames } from '@/lib/feeds/feed-names';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';
import type { Revision } from '@/lib/revisions/types';
import { RevisionChanges } from './revision-changes';
import { RevisionWhy } from './revision-why';

interface Props {
  /** Newest first. */
  readonly revisions: readonly Revision[];
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

/** Promises that were changed: the old words or terms struck through, the new ones beside them. */
export function RevisionCorrections({ revisions, names, place }: Props) {
  const t = useTranslations('corrections');
  const { timeZone } = names.programme;
  return (
    <ul className="border-t border-rule">
      {revisions.map((revision) => {
        const pledge = names.pledges.get(revision.pledge);
        const subject = pledge?.targets.get(revision.target ?? '')?.metric ?? pledge?.title;
        const anchor = revision.target === null ? 'wording' : `${revision.target}-revised`;
        return (
          <li className="border-b border-line py-4" key={revision.id}>
            <p className="text-small text-muted">
              {t(revision.target === null ? 'pledgeRevised' : 'targetRevised')} ·{' '}
              <Instant at={revision.publishedAt} timeZone={timeZone} />
            </p>
            <h3 className="mb-1 max-w-text font-semibold">
              <a href={`${pledgeAddress(place, revision.pledge)}#${anchor}`}>
                {subject && <TextInLanguage text={subject} />}
              </a>
            </h3>
            <RevisionChanges subject={revision.subject} />
            <div className="mt-2">
              <RevisionWhy place={place} revision={revision} timeZone={timeZone} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
