import { useTranslations } from 'next-intl';
import { Details } from '@/components/ui/details';
import { Day } from '@/components/ui/plain-date';
import { dayInZone } from '@/lib/core/plain-date';
import type { FeedNames } from '@/lib/feeds/feed-names';
import type { LedgerEntry } from '@/lib/ledger/types';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import { type EntryGroup, groupEntries } from './entry-groups';
import { EntrySummary } from './entry-summary';

/** Entries of a kind and day that are listed at once; an import of hundreds keeps to its first lines. */
const SHOWN_AT_ONCE = 8;

interface Props {
  readonly entries: readonly LedgerEntry[];
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
  readonly timeZone: string;
}

/** Ledger entries by day and kind. */
export function EntryDays({ entries, timeZone, ...rest }: Props) {
  return groupEntries(entries, timeZone).map(({ day, groups }) => (
    <section aria-labelledby={`day-${day}`} className="mt-10 border-t-2 border-rule pt-3" key={day}>
      <h2 className="text-lead" id={`day-${day}`}>
        <Day on={day} />
      </h2>
      {groups.map((group) => (
        <KindGroup group={group} key={group.kind} {...rest} />
      ))}
    </section>
  ));
}

interface KindGroupProps extends Pick<Props, 'names' | 'place'> {
  readonly group: EntryGroup;
  /** How many there are, where not all are given. */
  readonly total?: number | undefined;
  /** Whether each says its day: no heading above does. */
  readonly isDated?: boolean;
}

/** Ledger entries of one kind under a heading that says how many. */
export function KindGroup({ group, total, isDated = false, names, place }: KindGroupProps) {
  const t = useTranslations('updates');
  const kinds = useTranslations('feed.kind');
  const { entries } = group;
  const first = entries.slice(0, SHOWN_AT_ONCE);
  const rest = entries.slice(SHOWN_AT_ONCE);
  return (
    <div className="mt-5">
      <h3 className="text-small text-muted">
        {t('group', { kind: kinds(group.kind), count: total ?? entries.length })}
      </h3>
      <EntryList entries={first} isDated={isDated} isGrouped names={names} place={place} />
      {rest.length > 0 && (
        <Details summary={t('more', { count: rest.length })}>
          <EntryList entries={rest} isDated={isDated} isGrouped names={names} place={place} />
        </Details>
      )}
    </div>
  );
}

/** Ledger entries as a list of sentences with their numbers, and their days where no heading says them. */
export function EntryList({
  entries,
  names,
  place,
  isGrouped = false,
  isDated = !isGrouped,
}: Omit<Props, 'timeZone'> & { readonly isGrouped?: boolean; readonly isDated?: boolean }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li className="flex gap-3 border-b border-line py-1.5" key={entry.seq}>
          <span className="w-10 shrink-0 text-end text-small leading-6 text-muted figures">{entry.seq}</span>
          <span className="min-w-0 max-w-text wrap-anywhere">
            <EntrySummary entry={entry} isGrouped={isGrouped} names={names} place={place} />
            {isDated && (
              <span className="ms-2 whitespace-nowrap text-small text-muted">
                <Day on={dayInZone(new Date(entry.at), names.programme.timeZone)} />
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
