import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { loadView, type PageProps, standingsOf } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { UpdatesPage } from '@/components/ledger/updates-page';
import { oneOf, searchText } from '@/lib/core/page-parameters';
import { feedNames } from '@/lib/feeds/feed-names';
import { sequenceParameter } from '@/lib/ledger/entry-parameters';
import { listEntries } from '@/lib/ledger/queries';
import { LEDGER_KINDS } from '@/lib/ledger/types';
import { updatesAddress } from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';

/** Entries on a page: a few months of an editor's work, or an import with the rest behind a link. */
const PAGE_LENGTH = 200;

/** Longer than any slug. */
const MAX_SLUG = 100;

/** No `asOf`: the ledger tells what this site said and when, which no past day changes. */
function parameters(programme: Programme) {
  return z.object({
    kind: oneOf(LEDGER_KINDS),
    theme: oneOf(programme.themes.map(({ slug }) => slug)),
    pledge: searchText(MAX_SLUG),
    before: sequenceParameter(),
  });
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props, parameters);
  if (view.kind !== 'view') return refusedMetadata(view);
  const t = await getTranslations({ locale: view.locale, namespace: 'updates' });
  return { title: t('title'), description: t('lead') };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props, parameters);
  if (view.kind !== 'view') return <RefusedPage refused={view} addressOf={updatesAddress} />;
  const { programme, today, place, query } = view;
  // The names of today: the ledger does not depend on the day of the view.
  const names = feedNames(programme, await standingsOf(programme, today, false));
  const { kind, theme, before } = query;
  const pledge = query.pledge === '' ? null : query.pledge;
  if (pledge !== null && !names.pledges.has(pledge)) {
    const problem = { parameter: 'pledge', given: pledge, problem: 'unknownValue', allowed: 'text' } as const;
    const refused = { ...view, kind: 'bad', problems: [{ ...problem, values: {} }] } as const;
    return <RefusedPage refused={refused} addressOf={updatesAddress} />;
  }
  const entries = await listEntries({
    programme: programme.slug,
    kind: kind ?? undefined,
    theme: theme ?? undefined,
    pledge: pledge ?? undefined,
    before: before ?? undefined,
    limit: PAGE_LENGTH + 1,
  });
  return (
    <UpdatesPage
      entries={entries.slice(0, PAGE_LENGTH)}
      hasOlder={entries.length > PAGE_LENGTH}
      names={names}
      place={place}
      query={{ kind, theme, pledge, before }}
    />
  );
}
