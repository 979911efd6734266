import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import type { TargetStanding } from '@/lib/pledges/types';
import { useQuantityTexts } from './quantity-texts';

interface Row {
  readonly key: 'covered' | 'expected' | 'pace';
  readonly how: string;
  readonly result: string;
}

/** Progress, expectation and pace with the numbers that they were made from (METHOD section 3). */
export function PaceNumbers({ target }: { readonly target: TargetStanding }) {
  const t = useTranslations('pledge.numbers');
  const { day } = useQuantityTexts();
  const rows = usePaceRows(target);
  const { reference, on } = target.standing.reason;
  if (rows.length === 0 || reference === null) return null;
  return (
    <div className="mt-3 max-w-text">
      <DataTable
        caption={t('caption')}
        columns={[
          { key: 'name', head: t('name'), kind: 'name', cell: (row) => t(row.key) },
          { key: 'how', head: t('how'), cell: (row) => row.how },
          { key: 'result', head: t('result'), kind: 'number', cell: (row) => row.result },
        ]}
        id={`pace-${target.key}`}
        isCaptionHidden
        rowKey={({ key }) => key}
        rows={rows}
      />
      <p className="mt-2 text-small text-muted">
        {t('atReference', { reference: day(reference), on: day(on) })}
      </p>
    </div>
  );
}

function usePaceRows(target: TargetStanding): Row[] {
  const t = useTranslations('pledge.numbers');
  const texts = useQuantityTexts();
  const { value, computed, percent, pace } = texts;
  const { current, origin, targetValue, progress, expectation, expectedValue } = target.summary;
  if (current === null || origin === null || targetValue === null || progress === null) return [];
  const parts = {
    current: value(current, target.unit, target.qualifier),
    target: value(targetValue, target.unit),
    origin: value(origin.value, target.unit, target.originQualifier),
  };
  const covered = target.kind === 'total' ? t('coveredFromZero', parts) : t('coveredFrom', parts);
  const rows: Row[] = [{ key: 'covered', how: covered, result: percent(progress) }];
  if (expectation === null || expectedValue === null) return rows;
  const expected = { expected: computed(expectedValue, target.unit) };
  rows.push({
    key: 'expected',
    how: target.checkpoints.length > 0 ? t('expectedFromCheckpoints', expected) : t('expectedOf', expected),
    result: texts.expectation(expectation),
  });
  const ratio = target.summary.pace;
  if (ratio === null) return rows;
  const how = t('paceHow', { covered: percent(progress), expectation: texts.expectation(expectation) });
  return [...rows, { key: 'pace', how, result: pace(ratio) }];
}
