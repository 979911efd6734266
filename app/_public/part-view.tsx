import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PartPage } from '@/components/pledges/part-page';
import { inLanguage } from '@/lib/core/localized-text';
import { type ProgrammePlace, principleAddress, themeAddress } from '@/lib/programmes/addresses';
import { feedAlternates } from './feed-alternates';
import { loadView, type PageProps, type ProgrammeParams, standingsOf } from './load-view';
import { refusedMetadata } from './refused-metadata';
import { RefusedPage } from './refused-page';

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

export async function partMetadata(props: PartProps, kind: Kind): Promise<Metadata> {
  const view = await loadPart(props, kind);
  if (view.kind !== 'view') return refusedMetadata(view);
  const { locale, programme, day, part } = view;
  const t = await getTranslations({ locale, namespace: 'pledges.part' });
  const pledges = await standingsOf(programme, day.on, day.isAsOf);
  const total = pledges.filter((pledge) => pledge[kind] === part.slug).length;
  const title = inLanguage(part.title, locale).text;
  const alternates = await feedAlternates(programme, locale, { parameter: kind, ...part });
  return { title, description: t('description', { title, total }), alternates };
}

export async function PartView({ props, kind }: { props: PartProps; kind: Kind }) {
  const view = await loadPart(props, kind);
  if (view.kind !== 'view') {
    const { slug } = await props.params;
    const addressOf = (place: ProgrammePlace) =>
      kind === 'theme' ? themeAddress(place, slug) : principleAddress(place, slug);
    return <RefusedPage refused={view} addressOf={addressOf} />;
  }
  const { programme, day, place, part } = view;
  const pledges = await standingsOf(programme, day.on, day.isAsOf);
  return (
    <PartPage
      kind={kind}
      slug={part.slug}
      title={part.title}
      programme={programme}
      pledges={pledges}
      day={day}
      place={place}
    />
  );
}
