import type { Status, StatusGroup } from '@/lib/status/types';
import { COLOURS, GROUP_COLOURS, groupShape, textLine } from './svg-parts';
import { wrapText } from './wrap-text';

/** What social networks and messengers show best. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const LEFT = 72;
const INNER = CARD_WIDTH - 2 * LEFT;
/** Where the lowest line of the content may stand: below it are the site's name and the day. */
const BOTTOM = 512;

/** The font that a card is set in, and how wide its texts are in it. */
export interface CardFont {
  readonly family: string;
  /** Width in pixels. */
  readonly width: (text: string, size: number, isBold: boolean) => number;
}

/** One of the four groups in the bar: per cent of its width, and what stands below it. */
export interface CardPart {
  readonly group: StatusGroup;
  readonly name: string;
  readonly count: string;
  readonly start: number;
  readonly share: number;
}

interface CardStatus {
  readonly status: Status;
  readonly group: StatusGroup;
  readonly name: string;
}

/** The words of a card, in its language. */
export interface CardTexts {
  /** What it is and of what: `Pledge · A Just Kazakhstan`. */
  readonly kicker: string;
  readonly title: string;
  /** Of a pledge; null for what has many. */
  readonly status: CardStatus | null;
  readonly finding: string;
  /** All four groups of a programme, principle or theme; empty for a pledge. */
  readonly parts: readonly CardPart[];
  readonly site: string;
  /** `As of 21 November 2026`. */
  readonly asOf: string;
}

/** A size of type, and the lines that a text may have in it. */
interface TypeSize {
  readonly size: number;
  readonly most: number;
}

/** Sizes of the title from which the largest that fits is taken, with the lines it may have. */
const TITLES: readonly TypeSize[] = [
  { size: 58, most: 2 },
  { size: 48, most: 3 },
  { size: 42, most: 3 },
];
const TITLES_OVER_BAR: readonly TypeSize[] = [
  { size: 54, most: 1 },
  { size: 46, most: 2 },
  { size: 40, most: 2 },
];
const TITLE_LEADING = 1.2;

/** A picture of 1200 × 630 that says where something stands, to be shown beside a link to it: an SVG document. */
export function shareCard(texts: CardTexts, font: CardFont): string {
  const kicker = largest(texts.kicker, [{ size: 28, most: 1 }], false, font);
  const title = largest(texts.title, texts.status ? TITLES : TITLES_OVER_BAR, true, font);
  const titleTop = 150;
  const lines = title.lines.map((line, index) =>
    textLine(font.family, line, LEFT, titleTop + title.size * (0.55 + index * TITLE_LEADING), {
      size: title.size,
      isBold: true,
    }),
  );
  const below = titleTop + title.size * (0.55 + (title.lines.length - 1) * TITLE_LEADING) + 44;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}">`,
    `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="${COLOURS.paper}"/>`,
    `<rect width="${CARD_WIDTH}" height="14" fill="${COLOURS.ink}"/>`,
    textLine(font.family, kicker.lines[0] ?? '', LEFT, 96, { size: 28, colour: COLOURS.muted }),
    ...lines,
    ...(texts.status ? pledgePart(texts, texts.status, below, font) : countsPart(texts, below, font)),
    ...foot(texts, font),
    '</svg>',
  ].join('');
}

/** A text in lines, in the first of the sizes in which it is not cut off, else in the last. */
function largest(text: string, sizes: readonly TypeSize[], isBold: boolean, font: CardFont) {
  const linesIn = (size: number, most: number) =>
    wrapText(text, INNER, most, (part) => font.width(part, size, isBold));
  const fitting = sizes.find(({ size, most }) => linesIn(size, Number.POSITIVE_INFINITY).length <= most);
  const { size, most } = fitting ?? sizes[sizes.length - 1] ?? { size: 26, most: 1 };
  return { size, lines: linesIn(size, most) };
}

const FINDING_SIZES = [32, 29, 26];
const FINDING_LEADING = 1.32;

/** The status with its shape, and the finding below it, down to the foot. */
function pledgePart(texts: CardTexts, status: CardStatus, top: number, font: CardFont): string[] {
  const findingTop = top + 86;
  const sizes = FINDING_SIZES.map((size) => ({
    size,
    most: Math.max(1, Math.floor((BOTTOM - findingTop) / (size * FINDING_LEADING)) + 1),
  }));
  const { size, lines } = largest(texts.finding, sizes, false, font);
  return [
    groupShape(status.group, LEFT, top, 36),
    textLine(font.family, status.name, LEFT + 52, top + 30, { size: 34, isBold: true }),
    ...lines.map((line, index) =>
      textLine(font.family, line, LEFT, Math.round(findingTop + index * size * FINDING_LEADING), { size }),
    ),
  ];
}

const BAR_TOP = 368;
const BAR_HEIGHT = 42;
const COUNTS_LEADING = 37;

/** The finding where it fits whole (the numbers below say the same), the bar of the four groups, and what its parts are. */
function countsPart(texts: CardTexts, top: number, font: CardFont): string[] {
  const most = Math.floor((BAR_TOP - 36 - (top + 18)) / COUNTS_LEADING) + 1;
  const lines = wrapText(texts.finding, INNER, most + 1, (part) => font.width(part, 28, false));
  const column = INNER / Math.max(1, texts.parts.length);
  const finding = lines.length > most ? [] : lines;
  return [
    ...finding.map((line, index) =>
      textLine(font.family, line, LEFT, Math.round(top + 18 + index * COUNTS_LEADING), { size: 28 }),
    ),
    ...texts.parts.filter(({ share }) => share > 0).map((part) => barPart(part, BAR_TOP)),
    ...texts.parts.flatMap((part, index) => legendOf(part, LEFT + index * column, column - 24, font)),
  ];
}

/** The number of a group beside its shape, and its name below. */
function legendOf({ group, name, count }: CardPart, x: number, width: number, font: CardFont): string[] {
  const names = wrapText(name, width, 2, (part) => font.width(part, 22, false));
  return [
    groupShape(group, x, BAR_TOP + BAR_HEIGHT + 25, 28),
    textLine(font.family, count, x + 38, BAR_TOP + BAR_HEIGHT + 51, { size: 34, isBold: true }),
    ...names.map((line, row) =>
      textLine(font.family, line, x, BAR_TOP + BAR_HEIGHT + 85 + row * 26, {
        size: 22,
        colour: COLOURS.muted,
      }),
    ),
  ];
}

function barPart({ group, start, share }: CardPart, y: number): string {
  const colour = GROUP_COLOURS[group];
  const x = LEFT + (INNER * start) / 100 + (start > 0 ? 2 : 0);
  const width = (INNER * share) / 100 - (start > 0 ? 2 : 0);
  const inset = 2;
  const isHollow = group === 'not_yet_known';
  const frame = `x="${(x + inset / 2).toFixed(1)}" y="${y + inset / 2}" width="${Math.max(1, width - inset).toFixed(1)}" height="${BAR_HEIGHT - inset}"`;
  return `<rect ${frame} fill="${isHollow ? COLOURS.paper : colour}" stroke="${colour}" stroke-width="${inset}"/>`;
}

/** The site's sign and name, and the day. */
function foot({ site, asOf }: CardTexts, { family }: CardFont): string[] {
  const y = 584;
  return [
    `<rect x="${LEFT}" y="538" width="${INNER}" height="2" fill="${COLOURS.line}"/>`,
    `<g transform="translate(${LEFT} ${y - 26}) scale(1.4)" fill="none" stroke="${COLOURS.ink}"><path d="M4.5 2.5h15v19h-15z" stroke-width="2"/><path d="M8 8h8M8 17h8" stroke-width="1.5"/><path d="m8 12.3 2.3 2.2 5-5" stroke-width="2"/></g>`,
    textLine(family, site, LEFT + 44, y, { size: 26, isBold: true }),
    textLine(family, asOf, CARD_WIDTH - LEFT, y, { size: 26, colour: COLOURS.muted, anchor: 'end' }),
  ];
}
