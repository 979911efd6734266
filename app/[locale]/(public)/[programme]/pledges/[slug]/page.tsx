import type { Metadata } from 'next';
import { Enhance } from '@/app/_public/enhance';
import { feedAlternates } from '@/app/_public/feed-alternates';
import { loadPledge, type PledgeProps } from '@/app/_public/load-pledge';
import { pageRecord } from '@/app/_public/page-record';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { shareMetadata } from '@/app/_public/share-metadata';
import { findingOf } from '@/app/_share/card-texts';
import { oembedLinks } from '@/app/_share/oembed-answer';
import { pledgePageData, wayTo } from '@/app/_share/page-data';
import { PledgePage } from '@/components/pledges/pledge-page';
import { StructuredData } from '@/components/ui/structured-data';
import { inLanguage } from '@/lib/core/localized-text';
import { feedNames } from '@/lib/feeds/feed-names';
import { listEntries } from '@/lib/ledger/queries';
import { pledgeAddress } from '@/lib/programmes/addresses';
import { listPublicAnswers } from '@/lib/reports/queries';

/** Entries of one pledge shown on its page: years of an editor's work; the updates page has the rest. */
const HISTORY_LENGTH = 200;

export async function generateMetadata(props: PledgeProps): Promise<Metadata> {
  const view = await loadPledge(props);
  if (view.kind !== 'view') return refusedMetadata(view);
  const { programme, pledge, locale, place } = view;
  const { slug, title, summary } = pledge;
  const page = pledgeAddress(place, slug);
  const own = inLanguage(title, locale).text;
  const feeds = await feedAlternates(programme, locale, { parameter: 'pledge', slug, title });
  return {
    title: own,
    description: inLanguage(summary, locale).text,
    alternates: { ...feeds, types: { ...feeds.types, ...oembedLinks(page, own) } },
    ...(await shareMetadata({ locale, page, title: own, alt: findingOf(pledge, locale) })),
  };
}

export default async function Page(props: PledgeProps) {
  const view = await loadPledge(props);
  if (view.kind !== 'view') return <RefusedPage refused={view} />;
  const { programme, pledge, day, place, today } = view;
  // The ledger tells what this site said and when: a view of a past day, which may not know it, leaves it out.
  const entries = day.isAsOf
    ? []
    : await listEntries({ programme: programme.slug, pledge: pledge.slug, limit: HISTORY_LENGTH });
  return (
    <>
      <PledgePage
        answers={day.isAsOf ? [] : await listPublicAnswers(programme.slug, pledge.slug)}
        day={day}
        entries={entries}
        names={feedNames(programme, [pledge])}
        place={place}
        pledge={pledge}
        programme={programme}
        record={await pageRecord(programme)}
        today={today}
      />
      <StructuredData data={wayTo(view, { ...pledge, pledge })} />
      <StructuredData data={await pledgePageData(view, pledge)} />
      <Enhance by="chart-read-out" />
      <Enhance by="copy-text" />
      <Enhance by="day-slider" />
    </>
  );
}
