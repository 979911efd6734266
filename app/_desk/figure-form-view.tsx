import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FigureForm } from '@/components/figures/figure-form';
import { figureQuantity } from '@/components/figures/figure-quantity';
import { formatPeriod } from '@/components/figures/period';
import { TargetFacts } from '@/components/figures/target-facts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { type FigureTexts, otherLanguages } from '@/lib/figures/figure-texts';
import type { FormTarget, TypedFigure } from '@/lib/figures/form-fields';
import type { Figure } from '@/lib/figures/types';
import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import type { Region } from '@/lib/programmes/types';

interface FigureFormViewProps {
  /** Slug of the programme. */
  readonly programme: string;
  /** The regions of the programme. */
  readonly regions: readonly Region[];
  readonly pledge: PledgeStanding;
  readonly target: TargetStanding | null;
  readonly typed: TypedFigure;
  /** The published figure that is corrected. */
  readonly corrects?: Figure | null;
  /** What the figure says so far, in all its languages: one's own submission, or the figure that is corrected. */
  readonly texts?: Partial<FigureTexts>;
  readonly title: string;
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[];
  readonly children?: ReactNode;
}

/** What the figure form has to know of a target. */
export function formTargetOf(target: TargetStanding | null): FormTarget {
  return target && { key: target.key, kind: target.kind, unit: target.unit, stages: target.stages };
}

/** A page with the figure form: new, corrected, or gone on with. */
export async function FigureFormView({
  programme,
  regions,
  pledge,
  target,
  typed,
  corrects = null,
  texts = {},
  title,
  crumbs = [],
  children,
}: FigureFormViewProps) {
  const locale = await getLocale();
  const t = await getTranslations('desk');
  const form = await getTranslations('desk.form');
  const units = await getTranslations('units');
  const pledgeHref = `/${locale}/${programme}/pledges/${pledge.slug}`;
  const formTarget = formTargetOf(target);
  const place = {
    programme,
    pledge: pledge.slug,
    target: formTarget,
    regions: regions.map(({ code, name }) => ({ code, name })),
    pledgeHref,
    signInHref: `/${locale}/sign-in?${new URLSearchParams({ next: `/${locale}/editor` })}`,
    corrects: corrects && {
      quantity: figureQuantity(corrects, formTarget, locale, form, units),
      period: formatPeriod(corrects, locale),
      href: `${pledgeHref}#figure-${corrects.id}`,
    },
    others: {
      note: otherLanguages(texts.note, locale),
      dateNote: otherLanguages(texts.dateNote, locale),
      reason: otherLanguages(texts.reason, locale),
    },
  };
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: t('title'), href: `/${locale}/editor` }, ...crumbs]} />
      <PageHeading title={title} />
      {children}
      <TargetFacts pledge={pledge} target={target} pledgeHref={pledgeHref} />
      <div className="mt-8">
        <FigureForm place={place} blank={typed} />
      </div>
    </Main>
  );
}
