import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Enhance } from '@/app/_public/enhance';
import { loadView, type PageProps, standingsOf } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { PledgeListPage } from '@/components/pledges/pledge-list-page';
import { listParameters } from '@/lib/pledges/list-address';
import { pageProblem, pledgePageOf } from '@/lib/pledges/page-of-list';
import { guessesOf } from '@/lib/pledges/search/guesses';
import { describeHits } from '@/lib/pledges/search/hits/queries';
import { searchPledges } from '@/lib/pledges/search/queries';
import { pledgesAddress } from '@/lib/programmes/addresses';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props, listParameters);
  if (view.kind !== 'view') return refusedMetadata(view);
  const t = await getTranslations({ locale: view.locale, namespace: 'pledges' });
  return { title: t('title'), description: t('description') };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props, listParameters);
  if (view.kind !== 'view') return <RefusedPage refused={view} addressOf={pledgesAddress} />;
  const { locale, programme, today, day, query, place } = view;
  const pledges = await standingsOf(programme, day.on, day.isAsOf);
  const search = query.q === '' ? null : await searchPledges(programme, query.q, locale);
  const list = pledgePageOf(pledges, query, locale, search?.ranks ?? null);
  const problem = pageProblem(query, list);
  if (problem !== null) {
    const { page: _page, ...kept } = query;
    const refused = { kind: 'bad' as const, locale, programme, problems: [problem] };
    return <RefusedPage refused={refused} addressOf={() => pledgesAddress(place, kept)} />;
  }
  const shown = list.pledges.map(({ id }) => id);
  return (
    <>
      <PledgeListPage
        programme={programme}
        query={query}
        list={list}
        search={
          search && {
            guesses: guessesOf(search.terms),
            hits: await describeHits(shown, search.terms, locale),
          }
        }
        total={pledges.length}
        today={today}
        day={day}
        place={place}
      />
      <Enhance by="day-slider" />
    </>
  );
}
