import { escaped } from '@/lib/export/cards/svg-parts';
import { SWATCH } from './legend';
import { PICTURE_BOLD_WIDTH, PICTURE_LETTER_WIDTH, wrapText } from './picture-text';
import { fillDefinitions, LIGHT, shapeText } from './shape-text';
import type { Shape, TextShape } from './shapes';

/** An entry of the key: a sample, or none, and what it stands for. */
export interface KeyEntry {
  readonly shapes: readonly Shape[];
  readonly text: string;
}

/** A chart as a document of its own. */
export interface ChartPicture {
  readonly language: string;
  /** The finding in a sentence. */
  readonly title: string;
  /** What is measured. */
  readonly subtitle: string;
  readonly description: string;
  /** The drawing, in units of which one is a pixel at the document's own size. */
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly shapes: readonly Shape[];
  readonly key: readonly KeyEntry[];
  /** Source, address and licence, a paragraph each. */
  readonly foot: readonly string[];
}

const MARGIN = 24;
const TITLE = { size: 22, lead: 30 };
const TEXT = { size: 14, lead: 22 };
const FOOT = { size: 12, lead: 17 };
const KEY_GAP = 22;

/** The chart with title, key, source and address as an SVG document with literal colours, to be shown anywhere. */
export function chartPicture(picture: ChartPicture): string {
  const { width } = picture;
  let y = MARGIN;
  const put = (texts: readonly string[], { size, lead }: typeof TEXT, style: Partial<TextShape>) =>
    texts.map((text) => {
      y += lead;
      const shape: TextShape = { kind: 'text', x: 0, y: y - (lead - size), text, tone: 'ink', ...style };
      return shapeText(shape).replace('<text', `<text font-size="${size}"`);
    });
  const head = [
    ...put(wrapText(picture.title, width, PICTURE_BOLD_WIDTH * TITLE.size), TITLE, { isBold: true }),
    ...put(wrapText(picture.subtitle, width, PICTURE_LETTER_WIDTH * TEXT.size), TEXT, { tone: 'muted' }),
  ];
  y += 14;
  const drawing = `<g transform="translate(0,${y})" font-size="${picture.fontSize}">${picture.shapes.map(shapeText).join('')}</g>`;
  y += picture.height + 14;
  const key = keyText(picture.key, width, y);
  y += key.height + 6;
  const foot = picture.foot.flatMap((text) =>
    put(wrapText(text, width, PICTURE_LETTER_WIDTH * FOOT.size), FOOT, { tone: 'muted' }),
  );
  const [w, h] = [width + 2 * MARGIN, Math.ceil(y + MARGIN)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="title desc" font-family="DejaVu Sans, sans-serif" xml:lang="${escaped(picture.language)}">`,
    `<title id="title">${escaped(picture.title)}</title><desc id="desc">${escaped(picture.description)}</desc>`,
    fillDefinitions(),
    `<rect width="${w}" height="${h}" fill="${LIGHT.paper}"/>`,
    `<g transform="translate(${MARGIN},0)">${head.join('')}${drawing}${key.text}${foot.join('')}</g>`,
    '</svg>\n',
  ].join('');
}

/** The key in rows, each entry where the one before it ends. */
function keyText(entries: readonly KeyEntry[], width: number, top: number): { text: string; height: number } {
  let [x, y] = [0, top];
  const parts = entries.map(({ shapes, text }) => {
    const room = shapes.length > 0 ? SWATCH.width + 8 : 0;
    const wide = room + text.length * PICTURE_LETTER_WIDTH * TEXT.size;
    if (x > 0 && x + wide > width) [x, y] = [0, y + TEXT.lead + 2];
    const label: Shape = { kind: 'text', x: room, y: 13, text, tone: 'muted' };
    const part = `<g transform="translate(${Math.round(x)},${y})" font-size="${TEXT.size}">${[...shapes, label].map(shapeText).join('')}</g>`;
    x += wide + KEY_GAP;
    return part;
  });
  return { text: parts.join(''), height: entries.length === 0 ? 0 : y - top + TEXT.lead };
}
