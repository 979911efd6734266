import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, isFigureId, standingAt } from '@/app/_desk/desk-place';
import { FigureFormView, formTargetOf } from '@/app/_desk/figure-form-view';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getFigure } from '@/lib/figures/queries';
import { typedFrom } from '@/lib/figures/typed-figure';
import { getProgramme } from '@/lib/programmes/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'reviews' });
  return { title: t('correct.title'), robots: { index: false } };
}

/** The figure form, begun with a published figure: what is sent takes its place, with a reason. */
export default async function CorrectFigurePage({ params }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  await formActor(locale, `/${locale}/editor/${slug}/figures/${id}/correct`);
  const programme = await getProgramme(slug);
  const figure = programme && isFigureId(id) ? await getFigure(programme, id) : null;
  const standing = programme && figure ? await standingAt(programme, figure.pledge, figure.target) : null;
  if (!programme || !figure || !standing) notFound();
  const t = await getTranslations('reviews');
  const input = { ...figure, programme: slug, sources: [...figure.sources], reason: null };
  const own = { id: randomUUID(), corrects: figure.id };
  return (
    <FigureFormView
      programme={slug}
      regions={programme.regions}
      {...standing}
      corrects={figure}
      texts={{ note: figure.note, dateNote: figure.dateNote }}
      typed={typedFrom(input, formTargetOf(standing.target), own, locale)}
      title={t('correct.title')}
    >
      <p className="mb-4 max-w-text">{t('correct.lead')}</p>
    </FigureFormView>
  );
}
