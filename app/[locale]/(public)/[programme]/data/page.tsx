import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadView, noParameters, type PageProps, standingsOf, type View } from '@/app/_public/load-view';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { RefusedPage } from '@/app/_public/refused-page';
import { dataPageData } from '@/app/_share/page-data';
import { DataPage, type Examples } from '@/components/data/data-page';
import { StructuredData } from '@/components/ui/structured-data';
import { publicOrigin } from '@/lib/core/env';
import { inLanguage } from '@/lib/core/localized-text';
import { DEFAULT_LIMIT, MAX_LIMIT } from '@/lib/core/paging';
import { FIGURE_COLUMNS } from '@/lib/export/columns';
import { writeCsv } from '@/lib/export/csv';
import { envelope } from '@/lib/export/envelope';
import { figureRow } from '@/lib/export/figure-row';
import { pledgeDetailJson } from '@/lib/export/pledge-json';
import { listFigures } from '@/lib/figures/queries';
import { ledgerHead } from '@/lib/ledger/queries';
import type { LedgerHead } from '@/lib/ledger/types';
import { exampleOf } from '@/lib/pledges/pace-example';
import { getPledgeDetail } from '@/lib/pledges/queries';
import type { PledgeStanding } from '@/lib/pledges/types';
import { dataAddress } from '@/lib/programmes/addresses';
import { METHOD } from '@/lib/snapshots/method';
import { listSnapshots } from '@/lib/snapshots/queries';

const EXAMPLE_FIGURES = 2;

/** Lines of JSON shown: the pledge with its status, before its targets begin. */
const EXAMPLE_LINES = 28;

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return refusedMetadata(view);
  const t = await getTranslations({ locale: view.locale, namespace: 'data' });
  return { title: t('title'), description: t('lead') };
}

export default async function Page(props: PageProps) {
  const view = await loadView(props, noParameters);
  if (view.kind !== 'view') return <RefusedPage refused={view} addressOf={dataAddress} />;
  const { locale, programme, today, place } = view;
  const head = await ledgerHead();
  const pledges = await standingsOf(programme, today, false);
  return (
    <>
      <DataPage
        examples={await examplesOf(view, head, pledges)}
        ledgerSeq={head.seq}
        paging={{ limit: DEFAULT_LIMIT, max: MAX_LIMIT }}
        place={place}
        pledges={pledges}
        snapshots={await listSnapshots(programme.slug)}
        title={inLanguage(programme.title, locale).text}
        today={today}
      />
      <StructuredData data={await dataPageData(view, head)} />
    </>
  );
}

/** Answers as they are today, cut short. */
async function examplesOf(
  { programme, today }: View<unknown>,
  head: LedgerHead,
  pledges: readonly PledgeStanding[],
): Promise<Examples> {
  const origin = publicOrigin();
  const day = { on: today, isAsOf: false };
  const { figures } = await listFigures(programme, { day, limit: EXAMPLE_FIGURES });
  let csv = '';
  for await (const part of writeCsv(FIGURE_COLUMNS, figures.map(figureRow))) csv += part;
  const slug = (exampleOf(pledges)?.pledge ?? pledges[0])?.slug;
  const detail = slug === undefined ? null : await getPledgeDetail(programme, slug, day);
  return {
    origin,
    csv: `${csv.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')}…`,
    pledge: detail && { slug: detail.slug, json: beginningOf(detail) },
  };

  function beginningOf(pledge: NonNullable<typeof detail>): string {
    const evaluation = { method: METHOD, on: today, ledgerSeq: head.seq };
    const answer = {
      ...pledgeDetailJson(origin, programme.slug, pledge, METHOD),
      ...envelope(evaluation),
    };
    return `${JSON.stringify(answer, null, 2).split('\n').slice(0, EXAMPLE_LINES).join('\n')}\n…`;
  }
}
