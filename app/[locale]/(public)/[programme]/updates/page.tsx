import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { loadView, type PageProps, standingsOf } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { UpdatesPage } from '@/components/ledger/updates-page';
import { oneOf, searchText } from '@/lib/core/page-parameters';
import type { PlainDate } from '@/lib/core/plain-date';
import { feedNames } from '@/lib/feeds/feed-names';
import { sequenceParameter } from '@/lib/ledger/entry-parameters';
import { listEntries } from '@/lib/ledger/queries';
import { LEDGER_KINDS } from '@/lib/ledger/types';
import type { Programme } from '@/lib/programmes/types';
import { asOfParameter } from '@/lib/programmes/view-parameters';

/** Entries on a page: a few months of an editor's work, or an import with the rest behind a link. */
const PAGE_LENGTH = 200;

/** Longer than any slug. */
const MAX_SLUG = 100;

function parameters(programme: Programme, today: PlainDate) {
  return z.object({
    asOf: asOfParameter(programme, today),
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
  if (view.kind !== 'view') return <RefusedPage refused={view} />;
  const { programme, today, place, query } = view;
  // The names of today: the ledger does not depend on the day of the view.
  const names = feedNames(programme, await standingsOf(programme, today, false));
  const { kind, theme, before } = query;
  const pledge = query.pledge === '' ? null : query.pledge;
  if (pledge !== null && !names.pledges.has(pledge)) {
    const problem = { parameter: 'pledge', given: pledge, problem: 'unknownValue', allowed: 'text' } as const;
    return <RefusedPage refused={{ ...view, kind: 'bad', problems: [{ ...problem, values: {} }] }} />;
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
