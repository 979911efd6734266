import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import type { TargetStanding } from '@/lib/pledges/types';
import { useQuantityTexts } from './quantity-texts';

/** The stages of a milestone with the day on which each was reached. */
export function StageTable({ target }: { readonly target: TargetStanding }) {
  const t = useTranslations('pledge.stages');
  const { day } = useQuantityTexts();
  const stages = Array.from({ length: target.stages }, (_, index) => index + 1);
  const reachedOn = (stage: number) =>
    target.summary.stagesReached.find((reached) => reached.stage === stage)?.date;
  return (
    <div className="my-4 max-w-text">
      <DataTable
        caption={t('caption')}
        columns={[
          {
            key: 'stage',
            head: t('stage'),
            kind: 'name',
            cell: (stage) =>
              target.stages === 1 ? t('only') : t('number', { number: stage, count: target.stages }),
          },
          {
            key: 'state',
            head: t('state'),
            cell: (stage) => {
              const date = reachedOn(stage);
              return date ? t('reached', { date: day(date) }) : t('notReached');
            },
          },
        ]}
        id={`stages-${target.key}`}
        isCaptionHidden
        rowKey={String}
        rows={stages}
      />
    </div>
  );
}
