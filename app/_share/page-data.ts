import { getTranslations } from 'next-intl/server';
import { inForceOf } from '@/lib/assessments/in-force';
import { publicOrigin } from '@/lib/core/env';
import { LOCALES, type Locale } from '@/lib/core/i18n/locales';
import { inLanguage } from '@/lib/core/localized-text';
import { breadcrumbData, datasetData, pledgeData, type StructuredData } from '@/lib/export/structured-data';
import { TABLE_NAMES } from '@/lib/export/tables';
import type { LedgerHead } from '@/lib/ledger/types';
import type { PledgeDetail } from '@/lib/pledges/types';
import {
  dataAddress,
  overviewAddress,
  type ProgrammePlace,
  pledgeAddress,
  principleAddress,
  themeAddress,
} from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';
import { findingOf } from './card-texts';

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

interface Place {
  readonly locale: Locale;
  readonly programme: Programme;
  readonly place: ProgrammePlace;
}

interface Spot {
  readonly principle?: string | undefined;
  readonly theme?: string | undefined;
  readonly pledge?: PledgeDetail | undefined;
}

/** The way down to a principle, theme or pledge. */
export function wayTo({ locale, programme, place }: Place, spot: Spot): StructuredData {
  const principle = programme.principles.find(({ slug }) => slug === spot.principle);
  const theme = programme.themes.find(({ slug }) => slug === spot.theme);
  const steps = [
    { title: programme.title, address: overviewAddress(place) },
    ...(principle ? [{ title: principle.title, address: principleAddress(place, principle.slug) }] : []),
    ...(theme ? [{ title: theme.title, address: themeAddress(place, theme.slug) }] : []),
    ...(spot.pledge ? [{ title: spot.pledge.title, address: pledgeAddress(place, spot.pledge.slug) }] : []),
  ];
  return breadcrumbData(
    steps.map(({ title, address }) => ({
      name: inLanguage(title, locale).text,
      url: `${publicOrigin()}${address}`,
    })),
  );
}

/** What a pledge's page says to programs. */
export async function pledgePageData(
  { locale, programme, place }: Place,
  pledge: PledgeDetail,
): Promise<StructuredData> {
  const t = await getTranslations({ locale, namespace: 'status.verdict' });
  const origin = publicOrigin();
  const assessment = inForceOf(pledge.assessments);
  const reasoning = assessment && inLanguage(assessment.reasoning, locale);
  const documents = pledge.sources.map(({ url, document }) => url ?? document?.url ?? null);
  return pledgeData({
    url: `${origin}${pledgeAddress(place, pledge.slug)}`,
    language: locale,
    title: inLanguage(pledge.title, locale).text,
    summary: inLanguage(pledge.summary, locale).text,
    finding: findingOf(pledge, locale),
    promiser: inLanguage(programme.promiser, locale).text,
    announcedOn: programme.announcedOn,
    programme: {
      name: inLanguage(programme.title, locale).text,
      url: `${origin}${overviewAddress(place)}`,
    },
    documents: [...new Set(documents.filter((url) => url !== null))],
    verdict: assessment &&
      reasoning && {
        verdict: t(assessment.verdict),
        reasoning: reasoning.text,
        language: reasoning.lang,
        author: assessment.author,
        approver: assessment.approver,
        publishedAt: assessment.publishedAt,
        sources: assessment.sources.map(({ url }) => url),
      },
  });
}

/** What the data page says to programs: every download of the programme. */
export async function dataPageData(
  { locale, programme, place }: Place,
  head: LedgerHead,
): Promise<StructuredData> {
  const [site, data, share] = await Promise.all([
    getTranslations({ locale, namespace: 'site' }),
    getTranslations({ locale, namespace: 'data' }),
    getTranslations({ locale, namespace: 'share' }),
  ]);
  const origin = publicOrigin();
  const file = (name: string, type: string, description: string | null) => ({
    name,
    type,
    description,
    url: `${origin}/export/${programme.slug}/${name}`,
  });
  return datasetData({
    url: `${origin}${dataAddress(place)}`,
    site: { name: site('name'), url: `${origin}/${locale}` },
    languages: LOCALES,
    name: share('dataset.name', { programme: inLanguage(programme.title, locale).text }),
    description: share('dataset.description', { promiser: inLanguage(programme.promiser, locale).text }),
    licence: LICENCE,
    from: programme.startsOn,
    to: programme.endsOn,
    country: programme.country,
    changedAt: head.at,
    version: head.seq,
    distributions: [
      ...TABLE_NAMES.map((name) => file(`${name}.csv`, 'text/csv', data(`files.rows.${name}`))),
      file('ledger.ndjson', 'application/x-ndjson', data('files.rows.ledger')),
      file('datapackage.json', 'application/json', null),
      file('all.zip', 'application/zip', null),
    ],
  });
}
