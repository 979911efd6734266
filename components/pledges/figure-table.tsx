import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import type { Figure } from '@/lib/figures/types';
import type { TargetStanding } from '@/lib/pledges/types';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import { FigureAbout } from './figure-about';
import { FigureValue } from './figure-value';

interface Props {
  readonly id: string;
  readonly caption: string;
  readonly figures: readonly Figure[];
  /** The target that they belong to; null for figures of the pledge as a whole. */
  readonly target: TargetStanding | null;
  readonly place: ProgrammePlace;
  readonly timeZone: string;
}

/** Published figures, each with its date, role, note, sources and who recorded it. Withdrawn ones are struck through. */
export function FigureTable({ id, caption, figures, target, place, timeZone }: Props) {
  const t = useTranslations('pledge.figures');
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          key: 'figure',
          head: t('figure'),
          kind: 'name',
          className: 'w-2/5 sm:w-1/4',
          cell: (figure) => <FigureValue figure={figure} target={target} />,
        },
        {
          key: 'about',
          head: t('about'),
          cell: (figure) => (
            <FigureAbout
              figure={figure}
              place={place}
              summary={target?.summary ?? null}
              timeZone={timeZone}
            />
          ),
        },
      ]}
      id={id}
      isCaptionHidden
      rowKey={({ id: key }) => key}
      rows={figures}
    />
  );
}
