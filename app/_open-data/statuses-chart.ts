import { HISTORY_PICTURE, historyShapes } from '@/components/charts/history-shapes';
import { fillSwatch } from '@/components/dashboard/fill-swatch';
import { changesOf, historyDescription, historyFinding } from '@/components/dashboard/history-texts';
import { inLanguage } from '@/lib/core/localized-text';
import { HISTORY_COLUMNS } from '@/lib/export/chart-columns';
import { writeCsv } from '@/lib/export/csv';
import { getStatusHistory } from '@/lib/pledges/history/queries';
import { endingWith } from '@/lib/pledges/history/status-history';
import { countStandings } from '@/lib/pledges/standing-counts';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { overviewAddress } from '@/lib/programmes/addresses';
import { STATUS_GROUPS } from '@/lib/status/types';
import { type Chart, type ChartRequest, pictureFoot } from './chart-answer';

/** The groups of a whole programme over its term; null before there is a past to show. */
export async function statusesChart(asked: ChartRequest): Promise<Chart | null> {
  const { view, texts } = asked;
  const { programme, day } = view;
  const [past, pledges] = await Promise.all([
    getStatusHistory(programme, day),
    listPledgeStandings(programme, day),
  ]);
  const history = endingWith(past, countStandings(pledges).groups);
  const first = history[0];
  const last = history.at(-1);
  if (!first || !last || history.length < 3) return null;
  const { width, height, fontSize } = HISTORY_PICTURE;
  const title = inLanguage(programme.title, texts.locale).text;
  return {
    name: `${programme.slug}-statuses`,
    picture: () => ({
      language: texts.locale,
      title: historyFinding([first, last], texts),
      subtitle: texts.charts('history.subtitle', { programme: title }),
      description: historyDescription([first, last], texts),
      width,
      height,
      fontSize,
      shapes: historyShapes(changesOf(history), HISTORY_PICTURE).shapes,
      key: STATUS_GROUPS.map((group) => ({ shapes: [fillSwatch(group)], text: texts.t(`group.${group}`) })),
      foot: [
        texts.charts('history.method'),
        ...pictureFoot(asked, { publishers: [], address: overviewAddress(asked.place) }),
      ],
    }),
    csv: () =>
      writeCsv(
        HISTORY_COLUMNS,
        history.map(({ day: date, groups }) => ({
          date,
          fulfilled: String(groups.fulfilled),
          on_course: String(groups.on_course),
          in_trouble: String(groups.in_trouble),
          not_yet_known: String(groups.not_yet_known),
        })),
      ),
  };
}
