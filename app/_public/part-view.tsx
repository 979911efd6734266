import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { countsOf } from '@/app/_share/card-texts';
import { wayTo } from '@/app/_share/page-data';
import { MOST_MULTIPLES, multiplesOf } from '@/components/pledges/multiple-data';
import { PartPage } from '@/components/pledges/part-page';
import { StructuredData } from '@/components/ui/structured-data';
import { inLanguage } from '@/lib/core/localized-text';
import { listSummaries } from '@/lib/pledges/standings/queries';
import { type ProgrammePlace, principleAddress, themeAddress } from '@/lib/programmes/addresses';
import { Enhance } from './enhance';
import { feedAlternates } from './feed-alternates';
import { loadView, type PageProps, type ProgrammeParams, standingsOf } from './load-view';
import { pageRecord } from './page-record';
import { refusedMetadata } from './refused-metadata';
import { RefusedPage } from './refused-page';
import { shareMetadata } from './share-metadata';

export type PartProps = PageProps<ProgrammeParams & { readonly slug: string }>;

type Kind = 'principle' | 'theme';

/** The view of a principle or theme, or why there is none. */
async function loadPart(props: PartProps, kind: Kind) {
  const view = await loadView(props);
  if (view.kind !== 'view') return view;
  const { slug } = await props.params;
  const parts = kind === 'theme' ? view.programme.themes : view.programme.principles;
  const part = parts.find((one) => one.slug === slug);
  if (part === undefined) {
    return { kind: 'missing' as const, locale: view.locale, programme: view.programme };
  }
  return { ...view, part };
}

function addressOfPart(place: ProgrammePlace, kind: Kind, slug: string): string {
  return kind === 'theme' ? themeAddress(place, slug) : principleAddress(place, slug);
}

export async function partMetadata(props: PartProps, kind: Kind): Promise<Metadata> {
  const view = await loadPart(props, kind);
  if (view.kind !== 'view') return refusedMetadata(view);
  const { locale, programme, day, part, place } = view;
  const t = await getTranslations({ locale, namespace: 'pledges.part' });
  const pledges = await standingsOf(programme, day.on, day.isAsOf);
  const own = pledges.filter((pledge) => pledge[kind] === part.slug);
  const title = inLanguage(part.title, locale).text;
  const share = { locale, title, page: addressOfPart(place, kind, part.slug), alt: countsOf(own, locale) };
  const alternates = await feedAlternates(programme, locale, { parameter: kind, ...part });
  return {
    title,
    description: t('description', { title, total: own.length }),
    alternates,
    ...(await shareMetadata(share)),
  };
}

export async function PartView({ props, kind }: { props: PartProps; kind: Kind }) {
  const view = await loadPart(props, kind);
  if (view.kind !== 'view') {
    const { slug } = await props.params;
    return <RefusedPage refused={view} addressOf={(place) => addressOfPart(place, kind, slug)} />;
  }
  const { programme, today, day, place, part } = view;
  const pledges = await standingsOf(programme, day.on, day.isAsOf);
  const theme = kind === 'theme' ? programme.themes.find(({ slug }) => slug === part.slug) : undefined;
  const own = multiplesOf(pledges.filter((pledge) => pledge[kind] === part.slug));
  const drawn = own.slice(0, MOST_MULTIPLES).map(({ target }) => target.id);
  const spot = { principle: theme?.principle ?? part.slug, theme: theme?.slug };
  return (
    <>
      <PartPage
        kind={kind}
        slug={part.slug}
        title={part.title}
        programme={programme}
        pledges={pledges}
        points={await listSummaries(drawn, programme, day)}
        today={today}
        day={day}
        place={place}
        record={await pageRecord(programme)}
      />
      <StructuredData data={wayTo(view, spot)} />
      <Enhance by="copy-text" />
      <Enhance by="day-slider" />
    </>
  );
}
