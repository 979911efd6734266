import { useTranslations } from 'next-intl';
import type { FeedNames } from '@/lib/feeds/feed-names';
import { itemTitle } from '@/lib/feeds/item-title';
import type { LedgerEntry } from '@/lib/ledger/types';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';
import { useFeedLanguage } from './feed-language';

interface Props {
  readonly entry: LedgerEntry;
  /** Titles of pledges and targets (`feedNames`). */
  readonly names: FeedNames;
}

/** A ledger entry as a plain sentence: `Figure published: New housing commissioned: 20.1 million m², 2025 (counted)`. */
export function useEntrySentence(): (props: Props) => string {
  const t = useTranslations('ledger');
  const language = useFeedLanguage();
  return ({ entry, names }) => {
    const title = itemTitle(entry, names, language);
    return entry.kind === 'figure_published' ? t('published', { title }) : title;
  };
}

interface SummaryProps extends Props {
  readonly place: ProgrammePlace;
  /** Whether a heading above says already what happened. */
  readonly isGrouped?: boolean;
}

/** A ledger entry as a sentence that links to its permanent page. */
export function EntrySummary({ entry, names, place, isGrouped = false }: SummaryProps) {
  const sentence = useEntrySentence()({ entry, names });
  const title = itemTitle(entry, names, useFeedLanguage());
  return <a href={updatesAddress(place, entry.seq)}>{isGrouped ? title : sentence}</a>;
}
