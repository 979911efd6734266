import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NoteText } from '@/components/pledges/note-text';
import { useQuantityTexts } from '@/components/pledges/quantity-texts';
import { AddressLink } from '@/components/pledges/source-link';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { formatNumber } from '@/lib/core/i18n/format';
import type { Term } from '@/lib/revisions/changed-terms';
import type { TargetContent } from '@/lib/revisions/types';

type Promised = Pick<TargetContent, 'value' | 'factor' | 'comparison' | 'direction' | 'unit'>;

/** The value that a target promises, `at least 111 million m²`; null where it promises no number. */
export function usePromiseText(): (terms: Promised) => string | null {
  const t = useTranslations('pledge.promise');
  const words = useTranslations('status.finding.comparison');
  const texts = useQuantityTexts();
  const locale = useLocale();
  return ({ value, factor, comparison, direction, unit }) => {
    const compared = comparison ?? (direction === 'up' ? 'at_least' : 'at_most');
    if (value !== null) return words(compared, { value: texts.value(value, unit) });
    if (factor === null) return null;
    return words(compared, { value: t('factor', { factor: formatNumber(factor, locale) }) });
  };
}

/** One term of a target in words. */
export function TermText({ term, terms }: { readonly term: Term; readonly terms: TargetContent }): ReactNode {
  const t = useTranslations('pledge');
  const promise = usePromiseText();
  switch (term) {
    case 'metric':
      return <TextInLanguage text={terms.metric} />;
    case 'kind':
      return t(`kind.${terms.kind}`, { stages: terms.stages });
    case 'promise':
      return promise(terms) ?? t('promise.noValue');
    case 'direction':
      return t(`promise.directions.${terms.direction}`);
    case 'start':
      return <Day on={terms.start} />;
    case 'due':
      return <Day on={terms.due} />;
    case 'dueBasis':
      return terms.dueBasis === null ? t('revised.none') : <NoteText text={terms.dueBasis} />;
    case 'baseline':
      return <BaselineText terms={terms} />;
    case 'checkpoints':
      return <CheckpointsText terms={terms} />;
  }
}

function BaselineText({ terms: { baseline, unit } }: { readonly terms: TargetContent }) {
  const t = useTranslations('pledge.promise');
  const { value } = useQuantityTexts();
  if (baseline === null) return t('noBaseline');
  return (
    <>
      {value(baseline.value, unit)}, <Day on={baseline.date} />
      {baseline.sourceUrl && (
        <>
          {' ('}
          <AddressLink url={baseline.sourceUrl} />)
        </>
      )}
    </>
  );
}

function CheckpointsText({ terms: { checkpoints, unit } }: { readonly terms: TargetContent }) {
  const t = useTranslations('pledge');
  const { value, day } = useQuantityTexts();
  if (checkpoints.length === 0) return t('revised.none');
  return (
    <ul>
      {checkpoints.map((point) => (
        <li key={point.on}>
          {t('promise.checkpoint', { value: value(point.value, unit), date: day(point.on) })}
        </li>
      ))}
    </ul>
  );
}
