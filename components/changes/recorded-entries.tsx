import { useTranslations } from 'next-intl';
import { KindGroup } from '@/components/ledger/entry-days';
import { groupByKind } from '@/components/ledger/entry-groups';
import type { FeedNames } from '@/lib/feeds/feed-names';
import type { LedgerEntry, LedgerKind } from '@/lib/ledger/types';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';

interface Props {
  /** Newest first. */
  readonly entries: readonly LedgerEntry[];
  /** How many there are of each kind, also of those that are not given. */
  readonly totals: ReadonlyMap<LedgerKind, number>;
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

/** Entries of the ledger by kind, each with its day. */
export function RecordedEntries({ entries, totals, names, place }: Props) {
  const t = useTranslations('changes.record');
  const total = [...totals.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return <p>{t('none')}</p>;
  return (
    <>
      <p className="text-small text-muted">
        {t('count', { count: total })}
        {entries.length < total && <> {t('some', { shown: entries.length, total })}</>}
      </p>
      {groupByKind(entries).map((group) => (
        <KindGroup
          group={group}
          isDated
          key={group.kind}
          names={names}
          place={place}
          total={totals.get(group.kind)}
        />
      ))}
      <p className="mt-3">
        <a href={updatesAddress(place)}>{t('all')}</a>
      </p>
    </>
  );
}
