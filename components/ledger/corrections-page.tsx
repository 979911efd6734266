import { useTranslations } from 'next-intl';
import { FigureDays, useFigureText } from '@/components/pledges/figure-value';
import { NoteText } from '@/components/pledges/note-text';
import { PageHeading } from '@/components/ui/page-heading';
import { Instant } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { FeedNames } from '@/lib/feeds/feed-names';
import { feedAddress, type ProgrammePlace, pledgeAddress, updatesAddress } from '@/lib/programmes/addresses';
import type { Correction } from '@/lib/reviews/types';

interface Props {
  /** Newest first. */
  readonly corrections: readonly Correction[];
  /** The ledger entry of each, by the id of the figure that is no longer in force. */
  readonly entries: ReadonlyMap<string, string>;
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

/** Everything that was published here and later corrected or taken back. */
export function CorrectionsPage({ corrections, entries, names, place }: Props) {
  const t = useTranslations('corrections');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead', { count: corrections.length })}>
        <p className="mt-3">
          <a href={feedAddress(place, { kind: 'figure_corrected' })}>{t('feed')}</a>
          {' · '}
          <a href={feedAddress(place, { kind: 'figure_retracted' })}>{t('feedRetracted')}</a>
        </p>
      </PageHeading>
      <ul className="border-t border-rule">
        {corrections.map((correction) => (
          <CorrectionItem
            correction={correction}
            entry={entries.get(correction.old.id) ?? null}
            key={correction.old.id}
            names={names}
            place={place}
          />
        ))}
      </ul>
    </>
  );
}

interface ItemProps extends Pick<Props, 'names' | 'place'> {
  readonly correction: Correction;
  readonly entry: string | null;
}

function CorrectionItem({ correction: { old, now, at }, entry, names, place }: ItemProps) {
  const t = useTranslations('corrections');
  const text = useFigureText();
  const pledge = names.pledges.get(old.pledge);
  const target = pledge?.targets.get(old.target ?? '');
  const subject = target?.metric ?? pledge?.title;
  const reason = now === null ? old.reason : now.reason;
  const href = pledgeAddress(place, old.pledge);
  const { timeZone } = names.programme;
  return (
    <li className="border-b border-line py-4">
      <p className="text-small text-muted">
        {t(now === null ? 'retracted' : 'corrected')} · <Instant at={at} timeZone={timeZone} />
      </p>
      <h2 className="max-w-text font-semibold">
        <a href={`${href}#figure-${(now ?? old).id}`}>{subject && <TextInLanguage text={subject} />}</a>
      </h2>
      <p className="figures">
        <del>{text(old, target ?? null)}</del>, <FigureDays figure={old} />
        {now && (
          <>
            {' → '}
            <ins className="font-semibold no-underline">{text(now, target ?? null)}</ins>,{' '}
            <FigureDays figure={now} />
          </>
        )}
      </p>
      {reason && (
        <p className="max-w-text">
          {t('reason')} <NoteText text={reason} />
        </p>
      )}
      <p className="text-small text-muted">
        {t('firstPublished')} <Instant at={old.publishedAt} timeZone={timeZone} />
        {entry !== null && (
          <>
            {' · '}
            <a href={updatesAddress(place, entry)}>{t('entry', { seq: entry })}</a>
          </>
        )}
      </p>
    </li>
  );
}
