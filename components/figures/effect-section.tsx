'use client';

import { useLocale, useTranslations } from 'next-intl';
import { StatusMark } from '@/components/pledges/status-mark';
import { type Column, DataTable } from '@/components/ui/data-table';
import { formatDate, formatPercent } from '@/lib/core/i18n/format';
import type { EffectView, StandingView } from '@/lib/figures/effect-view';
import type { FormTarget } from '@/lib/figures/form-fields';
import { fromRational } from '@/lib/status/rational';
import { figureQuantity } from './figure-quantity';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly before: React.ReactNode;
  readonly after: React.ReactNode;
}

interface EffectSectionProps {
  readonly effect: Pick<EffectView, 'target' | 'pledge'>;
  readonly target: FormTarget;
  /** Whether the figure goes instead of coming. */
  readonly isRetraction?: boolean;
}

/** What publishing or retracting the figure changes: first in a sentence, then side by side. */
export function EffectSection({ effect, target, isRetraction = false }: EffectSectionProps) {
  const t = useTranslations('desk.check');
  const show = useStandingText(target);
  if (effect.target === null) {
    return (
      <section aria-labelledby="effect-title" className="mt-8">
        <h3 id="effect-title" className="font-semibold">
          {t('effect')}
        </h3>
        <p className="max-w-text">{t('sentence.none')}</p>
      </section>
    );
  }
  const { before, after } = effect.target;
  const row = (key: 'current' | 'reference' | 'progress'): Row => ({
    key,
    name: t(key),
    before: show(before)[key],
    after: show(after)[key],
  });
  const hasProgress = before.progress !== null || after.progress !== null;
  const rows: Row[] = [
    row('current'),
    row('reference'),
    ...(hasProgress ? [row('progress')] : []),
    {
      key: 'status',
      name: t('status'),
      before: <StatusMark status={before.status} />,
      after: <StatusMark status={after.status} />,
    },
    {
      key: 'pledge',
      name: t('pledgeStatus'),
      before: <StatusMark status={effect.pledge.before} />,
      after: <StatusMark status={effect.pledge.after} />,
    },
  ];
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: <span className="sr-only">{t('effect')}</span>,
      cell: ({ name }) => name,
      kind: 'name',
    },
    { key: 'before', head: t('before'), cell: (one) => one.before },
    { key: 'after', head: t(isRetraction ? 'without' : 'after'), cell: (one) => one.after },
  ];
  return (
    <section aria-labelledby="effect-title" className="mt-8 max-w-text">
      <h3 id="effect-title" className="font-semibold">
        {t('effect')}
      </h3>
      <p className="mb-2 max-w-text">
        <EffectSentence before={before} after={after} />
      </p>
      <DataTable
        id="effect-table"
        caption={t('effect')}
        isCaptionHidden
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </section>
  );
}

function EffectSentence({ before, after }: { before: StandingView; after: StandingView }) {
  const locale = useLocale();
  const t = useTranslations('desk.check.sentence');
  const names = useTranslations('status.name');
  const inSentence = (status: StandingView['status']) => names(status).toLocaleLowerCase(locale);
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  if (isSame) return t('same', { status: inSentence(after.status) });
  const statusChange =
    before.status === after.status
      ? t('stays', { status: inSentence(after.status) })
      : t('changes', { before: inSentence(before.status), after: inSentence(after.status) });
  if (after.progress === null) return t('status', { statusChange });
  const percent = formatPercent(fromRational(after.progress), locale);
  if (before.progress === null) return t('first', { after: percent, statusChange });
  return t('both', {
    before: formatPercent(fromRational(before.progress), locale),
    after: percent,
    statusChange,
  });
}

function useStandingText(target: FormTarget) {
  const locale = useLocale();
  const t = useTranslations('desk.check');
  const form = useTranslations('desk.form');
  const units = useTranslations('units');
  return ({ current, qualifier, reference, progress }: StandingView) => ({
    current:
      current === null
        ? t('noValue')
        : target?.kind === 'milestone'
          ? form('stagesReached', { reached: current, stages: target.stages })
          : figureQuantity({ value: current, unit: target?.unit, qualifier }, target, locale, form, units),
    reference: reference === null ? '–' : formatDate(reference, locale),
    progress: progress === null ? t('noProgress') : formatPercent(fromRational(progress), locale),
  });
}
