import { useLocale, useTranslations } from 'next-intl';
import { ChartFiles } from '@/components/charts/chart-files';
import {
  HISTORY_NARROW,
  HISTORY_WIDE,
  type HistoryFrame,
  historyShapes,
} from '@/components/charts/history-shapes';
import { Shapes } from '@/components/charts/shape-elements';
import { GroupShape } from '@/components/pledges/status-mark';
import { DataTable } from '@/components/ui/data-table';
import { Details } from '@/components/ui/details';
import { Day } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import type { HistoryPoint } from '@/lib/pledges/history/status-history';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import { STATUS_GROUPS } from '@/lib/status/types';
import { fillSwatch } from './fill-swatch';
import { changesOf, historyDescription, historyFinding } from './history-texts';

interface Props {
  /** The last point is the one that the page speaks of. */
  readonly history: readonly HistoryPoint[];
  readonly place: ProgrammePlace;
}

const TABLE = 'history-table';

/** The groups of the whole programme over its term, as layers; nothing where there is no past to show. */
export function HistorySection({ history, place }: Props) {
  const charts = useTranslations('charts');
  const locale = useLocale();
  const first = history[0];
  const last = history.at(-1);
  if (!first || !last || history.length < 3) return null;
  const texts = { locale, charts };
  const title = historyFinding([first, last], texts);
  const description = historyDescription([first, last], texts);
  const changes = changesOf(history);
  const common = { history: changes, title, description };
  return (
    <Section id="history" lead={title} title={charts('history.title')}>
      <figure>
        <div
          className="max-w-120 sm:max-w-200"
          data-read-out={TABLE}
          data-read-out-label={charts('history.readOut')}
        >
          <HistorySvg {...common} className="sm:hidden print:hidden" frame={HISTORY_NARROW} />
          <HistorySvg {...common} className="hidden sm:block print:block" frame={HISTORY_WIDE} />
        </div>
        <HistoryKey />
      </figure>
      <p className="mt-2 max-w-text text-small text-muted">{charts('history.method')}</p>
      <ChartFiles place={place} publishers={[]} subject={{ of: 'statuses' }} />
      <Details summary={charts('history.show')}>
        <HistoryTable history={changes} />
      </Details>
    </Section>
  );
}

interface SvgProps {
  readonly history: readonly HistoryPoint[];
  readonly frame: HistoryFrame;
  readonly title: string;
  readonly description: string;
  readonly className: string;
}

function HistorySvg({ history, frame, title, description, className }: SvgProps) {
  const id = `history-${frame.name}`;
  const { shapes, spots } = historyShapes(history, frame);
  return (
    <svg
      aria-labelledby={`${id}-title ${id}-desc`}
      className={`figures h-auto w-full ${className}`}
      data-spots={spots.map(({ x, y }) => `${x},${y}`).join(' ')}
      fontSize={frame.fontSize}
      role="img"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <Shapes shapes={shapes} />
    </svg>
  );
}

function HistoryKey() {
  const names = useTranslations('status.group');
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-small text-muted">
      {STATUS_GROUPS.map((group) => (
        <li className="flex items-center gap-2" key={group}>
          <svg aria-hidden="true" className="h-4 w-7 shrink-0" viewBox="0 0 28 16">
            <Shapes shapes={[fillSwatch(group)]} />
          </svg>
          <GroupShape group={group} />
          {names(group)}
        </li>
      ))}
    </ul>
  );
}

function HistoryTable({ history }: Pick<Props, 'history'>) {
  const t = useTranslations('charts.history');
  const names = useTranslations('status.group');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'day', head: t('date'), kind: 'name', cell: ({ day }) => <Day on={day} /> },
        ...STATUS_GROUPS.map((group) => ({
          key: group,
          head: names(group),
          kind: 'number' as const,
          cell: ({ groups }: HistoryPoint) => String(groups[group]),
        })),
      ]}
      id={TABLE}
      isCaptionHidden
      rowKey={({ day }) => day}
      rows={history}
    />
  );
}
