import type { Box } from '@/components/charts/label-placement';
import { type DayRange, multipleShapes, rangeOf } from '@/components/charts/multiple-shapes';
import { PICTURE_BOLD_WIDTH, PICTURE_LETTER_WIDTH, wrapText } from '@/components/charts/picture-text';
import type { Shape, TextShape } from '@/components/charts/shapes';
import {
  type DrawnMultiple,
  drawMultiples,
  MOST_MULTIPLES,
  type MultipleTarget,
  multiplesOf,
} from '@/components/pledges/multiple-data';
import { multiplesFinding, multiplesKey, multipleWords } from '@/components/pledges/multiple-texts';
import { inLanguage } from '@/lib/core/localized-text';
import { MULTIPLE_COLUMNS } from '@/lib/export/chart-columns';
import { writeCsv } from '@/lib/export/csv';
import { rounded } from '@/lib/export/rounded';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { listSummaries } from '@/lib/pledges/standings/queries';
import { principleAddress, themeAddress } from '@/lib/programmes/addresses';
import { type Chart, type ChartLanguage, type ChartRequest, pictureFoot } from './chart-answer';

const WIDTH = 900;
const COLUMNS = 3;
const GAP = 30;
const CELL = { width: (WIDTH - GAP * (COLUMNS - 1)) / COLUMNS, height: 210 };
const FONT_SIZE = 12;
const LINE = 16;
/** Lines that a name, and the words below a drawing, may take. */
const NAME_LINES = 2;
const DRAWING_HEIGHT = 92;

/** The targets of a theme or principle as small charts; null where there is no such part, or nothing to draw. */
export async function partChart(
  kind: 'theme' | 'principle',
  slug: string,
  asked: ChartRequest,
): Promise<Chart | null> {
  const { view, texts, place } = asked;
  const { programme, day } = view;
  const parts = kind === 'theme' ? programme.themes : programme.principles;
  const part = parts.find((one) => one.slug === slug);
  if (part === undefined) return null;
  const standings = await listPledgeStandings(programme, day);
  const all = multiplesOf(standings.filter((pledge) => pledge[kind] === slug));
  if (all.length === 0) return null;
  const first = all.slice(0, MOST_MULTIPLES).map(({ target }) => target.id);
  const shown = drawMultiples(all, await listSummaries(first, programme, day));
  const range = rangeOf(
    shown.map(({ multiple }) => multiple),
    day.on,
  );
  const address = kind === 'theme' ? themeAddress : principleAddress;
  return {
    name: `${kind}-${slug}`,
    picture: () => ({
      language: texts.locale,
      title: multiplesFinding(all, texts),
      subtitle: texts.charts('multiples.subtitle', { part: inLanguage(part.title, texts.locale).text }),
      description: texts.charts('multiples.description'),
      width: WIDTH,
      height: Math.ceil(shown.length / COLUMNS) * CELL.height,
      fontSize: FONT_SIZE,
      shapes: gridShapes(shown, range, texts),
      key: [],
      foot: [
        multiplesKey(range, texts),
        ...(shown.length < all.length
          ? [texts.charts('multiples.more', { shown: shown.length, count: all.length })]
          : []),
        ...pictureFoot(asked, { publishers: [], address: address(place, slug) }),
      ],
    }),
    csv: () => writeCsv(MULTIPLE_COLUMNS, all.map(csvRow)),
  };
}

function gridShapes(shown: readonly DrawnMultiple[], range: DayRange, texts: ChartLanguage): Shape[] {
  return shown.flatMap((one, index) => {
    const left = (index % COLUMNS) * (CELL.width + GAP);
    const top = Math.floor(index / COLUMNS) * CELL.height;
    const drawing = top + NAME_LINES * LINE + LINE + 8;
    const box: Box = { left, right: left + CELL.width, top: drawing, bottom: drawing + DRAWING_HEIGHT };
    const name = inLanguage(one.target.metric, texts.locale).text;
    return [
      ...lines(name, left, top + LINE, { isBold: true }),
      ...lines(texts.t(`name.${one.target.standing.status}`), left, top + (NAME_LINES + 1) * LINE, {}),
      ...multipleShapes(one.multiple, box, range),
      ...lines(multipleWords(one, texts), left, box.bottom + LINE, { tone: 'muted' }),
    ];
  });
}

/** A text in as many lines as it may take; what does not fit ends in dots. */
function lines(text: string, x: number, y: number, style: Partial<TextShape>): Shape[] {
  const letter = (style.isBold ? PICTURE_BOLD_WIDTH : PICTURE_LETTER_WIDTH) * FONT_SIZE;
  const all = wrapText(text, CELL.width, letter);
  return all.slice(0, NAME_LINES).map((line, index) => {
    const isCut = index === NAME_LINES - 1 && all.length > NAME_LINES;
    return {
      kind: 'text',
      x,
      y: y + index * LINE,
      text: isCut ? `${line.slice(0, -1)}…` : line,
      tone: 'ink',
      ...style,
    };
  });
}

function csvRow({ pledge, target }: MultipleTarget) {
  const { progress, expectation, pace, reference } = target.summary;
  return {
    pledge,
    target: target.key,
    status: target.standing.status,
    reference,
    progress: rounded(progress),
    expectation: rounded(expectation),
    pace: rounded(pace),
  };
}
