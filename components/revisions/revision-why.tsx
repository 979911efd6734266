import { useTranslations } from 'next-intl';
import { NoteText } from '@/components/pledges/note-text';
import { SourceLink } from '@/components/pledges/source-link';
import { Instant } from '@/components/ui/plain-date';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';
import type { Revision } from '@/lib/revisions/types';

interface Props {
  readonly revision: Revision;
  readonly place: ProgrammePlace;
  readonly timeZone: string;
}

/** Why something was revised, from which source, who entered it, and who read it. */
export function RevisionWhy({ revision, place, timeZone }: Props) {
  const t = useTranslations('pledge.revised');
  const { reason, sources, author, approver, publishedAt, ledgerSeq } = revision;
  return (
    <>
      <p className="max-w-text">
        <NoteText text={reason} />
      </p>
      <ul>
        {sources.map((source) => (
          <li key={source.url}>
            <SourceLink source={source} />
          </li>
        ))}
      </ul>
      <p className="max-w-text text-small text-muted">
        {approver === null ? t('alone', { author }) : t('people', { author, approver })}{' '}
        <Instant at={publishedAt} timeZone={timeZone} />
        {' · '}
        <a href={updatesAddress(place, ledgerSeq)}>{t('entry', { seq: ledgerSeq })}</a>
      </p>
    </>
  );
}
