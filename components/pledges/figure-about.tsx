import { useTranslations } from 'next-intl';
import { Instant } from '@/components/ui/plain-date';
import { IMPORT_ACCOUNT } from '@/lib/accounts/import-account';
import type { Figure } from '@/lib/figures/types';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';
import type { SourceMarks } from '@/lib/sources/types';
import type { TargetSummary } from '@/lib/status/types';
import { NoteText } from './note-text';
import { SourceLink } from './source-link';

interface Props {
  readonly figure: Figure;
  readonly summary: TargetSummary | null;
  readonly place: ProgrammePlace;
  readonly timeZone: string;
  /** What is known of the addresses of sources. */
  readonly marks?: SourceMarks | undefined;
}

/** What a figure counts for, its notes and sources, and how it came into the record. */
export function FigureAbout({ figure, summary, place, timeZone, marks }: Props) {
  const t = useTranslations('pledge.figures');
  const regional = useTranslations('regions');
  return (
    <div className="max-w-text space-y-1">
      {figure.ended && (
        <p className="font-semibold">
          {t(figure.state === 'retracted' ? 'retracted' : 'superseded', { who: figure.ended.by })}{' '}
          <Instant at={figure.ended.at} timeZone={timeZone} />
        </p>
      )}
      {figure.ended?.figure && (
        <p>
          <a href={`#figure-${figure.ended.figure}`}>{t('newer')}</a>
        </p>
      )}
      {figure.supersedes && (
        <p>
          <a href={`#figure-${figure.supersedes}`}>{t('supersedes')}</a>
        </p>
      )}
      {figure.reason && (
        <p>
          {t('reason')} <NoteText text={figure.reason} />
        </p>
      )}
      <p className={figure.role === 'counted' ? 'font-semibold' : ''}>
        {figure.region !== null && figure.role === 'counted'
          ? regional('counted')
          : t(roleKey(figure, summary))}
      </p>
      {figure.note && (
        <p>
          <NoteText text={figure.note} />
        </p>
      )}
      {figure.dateNote && (
        <p>
          {t('dateNote')} <NoteText text={figure.dateNote} />
        </p>
      )}
      <ul>
        {figure.sources.map((source) => (
          <li key={source.url}>
            <SourceLink mark={marks?.get(source.url)} source={source} />
          </li>
        ))}
      </ul>
      <Provenance figure={figure} place={place} timeZone={timeZone} />
    </div>
  );
}

function roleKey(figure: Figure, summary: TargetSummary | null) {
  if (figure.role !== 'counted' || figure.state !== 'published' || summary === null) {
    return `role.${figure.role}` as const;
  }
  if (summary.usedIds.includes(figure.id)) return 'used';
  return summary.leftOutIds.includes(figure.id) ? 'leftOut' : 'earlier';
}

function Provenance({ figure, place, timeZone }: Omit<Props, 'summary'>) {
  const t = useTranslations('pledge.figures');
  return (
    <p className="text-muted">
      {t('recordedBy', { who: figure.recordedBy })} <Instant at={figure.recordedAt} timeZone={timeZone} />
      {'; '}
      {figure.approvedBy
        ? t('approved', { who: figure.approvedBy })
        : t(figure.recordedBy === IMPORT_ACCOUNT.name ? 'imported' : 'notApproved')}
      {figure.ledgerSeq && (
        <>
          {'; '}
          <a href={updatesAddress(place, figure.ledgerSeq)}>{t('entry', { seq: figure.ledgerSeq })}</a>
        </>
      )}
    </p>
  );
}
