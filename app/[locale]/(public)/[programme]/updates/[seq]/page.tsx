import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import {
  loadView,
  noParameters,
  type PageProps,
  type ProgrammeParams,
  standingsOf,
} from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { EntryPage } from '@/components/ledger/entry-page';
import { feedNames } from '@/lib/feeds/feed-names';
import { changesOf } from '@/lib/ledger/entry-changes';
import { isSequence } from '@/lib/ledger/entry-parameters';
import { getEntry, listEarlierContents, listEntries } from '@/lib/ledger/queries';
import { updatesAddress } from '@/lib/programmes/addresses';

type Props = PageProps<ProgrammeParams & { readonly seq: string }>;

/** The entry, read once a request. */
const entryAt = cache(async (programme: string, seq: string) =>
  isSequence(seq) ? getEntry(programme, seq) : null,
);

async function load(props: Props) {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return view;
  const { seq } = await props.params;
  const entry = await entryAt(view.programme.slug, seq);
  if (entry === null) {
    return { kind: 'missing', locale: view.locale, programme: view.programme } as const;
  }
  return { ...view, entry };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const view = await load(props);
  if (view.kind !== 'view') return refusedMetadata(view);
  const t = await getTranslations({ locale: view.locale, namespace: 'updates.entry' });
  const kinds = await getTranslations({ locale: view.locale, namespace: 'feed.kind' });
  const { seq, kind } = view.entry;
  return { title: t('kicker', { seq }), description: t('description', { kind: kinds(kind) }) };
}

export default async function Page(props: Props) {
  const view = await load(props);
  if (view.kind !== 'view') return <RefusedPage refused={view} addressOf={updatesAddress} />;
  const { programme, today, place, entry } = view;
  const near = { programme: programme.slug, limit: 1 };
  const [standings, [older], [newer], earlier] = await Promise.all([
    standingsOf(programme, today, false),
    listEntries({ ...near, before: entry.seq }),
    listEntries({ ...near, after: entry.seq }),
    listEarlierContents(entry),
  ]);
  return (
    <EntryPage
      changes={changesOf(earlier, entry.content)}
      entry={entry}
      names={feedNames(programme, standings)}
      newer={newer ?? null}
      older={older ?? null}
      place={place}
    />
  );
}
