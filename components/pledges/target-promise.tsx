import { useLocale, useTranslations } from 'next-intl';
import { type Definition, DefinitionList } from '@/components/ui/definition-list';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { formatNumber } from '@/lib/core/i18n/format';
import { addDays, type PlainDate } from '@/lib/core/plain-date';
import type { PledgeDetail, TargetStanding } from '@/lib/pledges/types';
import { DEFAULT_REPORTING_INTERVAL_DAYS } from '@/lib/status/constants';
import { useKindName } from './kind-name';
import { NoteText } from './note-text';
import { useQuantityTexts } from './quantity-texts';
import { AddressLink } from './source-link';
import { useTargetWords } from './target-words';

interface Props {
  readonly pledge: PledgeDetail;
  readonly target: TargetStanding;
  readonly term: { readonly startsOn: PlainDate; readonly endsOn: PlainDate };
}

/** A target as it was promised: value, baseline, dates, plan, and how it relates to others. */
export function TargetPromise({ pledge, target, term }: Props) {
  const t = useTranslations('pledge');
  const { day } = useQuantityTexts();
  const container = pledge.targets.find(({ key }) => key === target.partOf);
  const items: (Definition | false | null | undefined)[] = [
    { key: 'kind', term: t('promise.kind'), value: t(`kind.${target.kind}`, { stages: target.stages }) },
    target.kind !== 'milestone' &&
      target.kind !== 'maintain' && {
        key: 'value',
        term: t('promise.value'),
        value: <Value target={target} />,
      },
    (target.kind === 'trend' || target.value === null) &&
      target.kind !== 'milestone' &&
      target.kind !== 'maintain' && {
        key: 'direction',
        term: t('promise.direction'),
        value: t(`promise.directions.${target.direction}`),
      },
    (target.baseline || target.kind === 'relative' || target.kind === 'level' || target.kind === 'trend') && {
      key: 'baseline',
      term: t('promise.baseline'),
      value: <BaselineText target={target} />,
    },
    target.kind === 'total' && {
      key: 'baseline',
      term: t('promise.baseline'),
      value: t('promise.baselineFromZero', { date: day(addDays(target.start, -1)) }),
    },
    {
      key: 'start',
      term: t('promise.start'),
      value: (
        <>
          <Day on={target.start} /> (
          {t(target.start === term.startsOn ? 'promise.startOfProgramme' : 'promise.startOwn')})
        </>
      ),
    },
    { key: 'due', term: t('promise.due'), value: <DueText target={target} endsOn={term.endsOn} /> },
    target.checkpoints.length > 0 && {
      key: 'checkpoints',
      term: t('promise.checkpoints'),
      value: <Checkpoints target={target} />,
    },
    container && {
      key: 'partOf',
      term: t('promise.partOf'),
      value: <PartOf container={container} />,
    },
    target.alternativeReading && {
      key: 'alternative',
      term: t('promise.alternative'),
      value: <Alternative reading={target.alternativeReading} />,
    },
    target.reportingIntervalDays !== DEFAULT_REPORTING_INTERVAL_DAYS && {
      key: 'interval',
      term: t('promise.interval'),
      value: t('promise.intervalText', { days: target.reportingIntervalDays }),
    },
  ];
  return <DefinitionList items={items.filter((item) => item !== false && item != null)} />;
}

function Value({ target }: Pick<Props, 'target'>) {
  const t = useTranslations('pledge.promise');
  const locale = useLocale();
  const words = useTargetWords();
  const value = words(target);
  const factor = target.factor && formatNumber(target.factor, locale);
  const text = factor ? t(value ? 'factorWithValue' : 'factor', { factor, value: value ?? '' }) : value;
  if (text === null) return t('noValue');
  return target.valueBasis ? `${text} (${t(`basis.${target.valueBasis}`)})` : text;
}

function BaselineText({ target }: Pick<Props, 'target'>) {
  const t = useTranslations('pledge.promise');
  const { value } = useQuantityTexts();
  const { baseline } = target;
  if (baseline === null) return t('noBaseline');
  return (
    <>
      <p>
        {value(baseline.value, target.unit)}, <Day on={baseline.date} /> (
        {t(baseline.isDerived ? 'derived' : 'published')})
        {baseline.sourceUrl && (
          <>
            {'. '}
            {t('source')}: <AddressLink url={baseline.sourceUrl} />
          </>
        )}
      </p>
      {baseline.note && (
        <p className="text-small text-muted">
          <NoteText text={baseline.note} />
        </p>
      )}
    </>
  );
}

function DueText({ target, endsOn }: Pick<Props, 'target'> & { endsOn: PlainDate }) {
  const t = useTranslations('pledge.promise');
  return (
    <>
      <p>
        <Day on={target.due} />
        {target.due === endsOn && ` (${t('dueEnd')})`}
      </p>
      {target.dueBasis && (
        <p className="text-small text-muted">
          <NoteText text={target.dueBasis} />
        </p>
      )}
    </>
  );
}

function Checkpoints({ target }: Pick<Props, 'target'>) {
  const t = useTranslations('pledge.promise');
  const { value, day } = useQuantityTexts();
  return (
    <ul>
      {target.checkpoints.map((checkpoint) => (
        <li key={checkpoint.on}>
          {t('checkpoint', { value: value(checkpoint.value, target.unit), date: day(checkpoint.on) })} (
          {checkpoint.sourceUrl ? <AddressLink url={checkpoint.sourceUrl} /> : t('noSource')})
        </li>
      ))}
    </ul>
  );
}

function PartOf({ container }: { readonly container: TargetStanding }) {
  const t = useTranslations('pledge.promise');
  return (
    <>
      <a href={`#${container.key}`}>
        <TextInLanguage text={container.metric} />
      </a>
      {'; '}
      {t('partOfText')}
    </>
  );
}

function Alternative({ reading }: { readonly reading: NonNullable<TargetStanding['alternativeReading']> }) {
  const t = useTranslations('pledge.promise');
  const kindName = useKindName();
  const { value } = useQuantityTexts();
  return (
    <>
      {t('alternativeText', { value: value(reading.value, reading.unit), kind: kindName(reading.kind) })}{' '}
      <NoteText text={reading.why} />
    </>
  );
}
