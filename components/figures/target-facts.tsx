import { useLocale, useTranslations } from 'next-intl';
import { type Definition, DefinitionList } from '@/components/ui/definition-list';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { formatDate, formatNumber, formatQuantity } from '@/lib/core/i18n/format';
import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import { LastFigure } from './last-figure';

interface TargetFactsProps {
  readonly pledge: PledgeStanding;
  /** Null: the pledge as a whole. */
  readonly target: TargetStanding | null;
  readonly pledgeHref: string;
}

/** What was promised, as far as recording a figure needs it. */
export function TargetFacts({ pledge, target, pledgeHref }: TargetFactsProps) {
  const locale = useLocale();
  const t = useTranslations('desk');
  const facts = useTranslations('desk.form.facts');
  const items: Definition[] = [
    {
      key: 'pledge',
      term: facts('pledge'),
      value: (
        <a href={pledgeHref} target="_blank" rel="noopener">
          <TextInLanguage text={pledge.title} />
        </a>
      ),
    },
    {
      key: 'target',
      term: facts('target'),
      value: target === null ? t('choose.whole') : <TextInLanguage text={target.metric} />,
    },
  ];
  if (target !== null) {
    items.push({ key: 'promised', term: facts('promised'), value: <Promised target={target} /> });
    if (target.kind === 'total') {
      items.push({ key: 'start', term: facts('start'), value: formatDate(target.start, locale) });
    }
    items.push({ key: 'last', term: facts('last'), value: <LastFigure target={target} /> });
  }
  return <DefinitionList items={items} />;
}

function Promised({ target }: { target: TargetStanding }) {
  const locale = useLocale();
  const t = useTranslations('desk.form');
  const units = useTranslations('units');
  const due = formatDate(target.due, locale);
  const comparison = t(`comparison.${target.comparison ?? 'at_least'}`);
  switch (target.kind) {
    case 'relative':
      return t('targetIs.factor', {
        comparison,
        factor: target.factor === null ? '' : formatNumber(target.factor, locale),
        due,
      });
    case 'trend':
      return t('targetIs.trend', { direction: target.direction, due });
    case 'maintain':
      return t('targetIs.maintain', { due });
    case 'milestone':
      return t('targetIs.milestone', { due });
    default: {
      if (target.value === null) return t('targetIs.open', { due });
      const quantity = formatQuantity(target.value, target.unit, locale, units, { isCompact: true });
      return t('targetIs.value', { comparison, quantity, due });
    }
  }
}
