import type { StatusGroup } from '@/lib/status/types';
import { COLOURS, escaped, groupShape } from './svg-parts';

const HEIGHT = 24;
const SIZE = 12;
const BASE = 16.5;
const PAD = 8;
const SHAPE = 12;
/** Like the font that is measured; where a reader has none of them, the text is set to its width all the same. */
const FAMILY = "'DejaVu Sans',Verdana,Geneva,sans-serif";

interface BadgeTexts {
  readonly site: string;
  readonly status: string;
  readonly group: StatusGroup;
  /** What it says in full, for who does not see it. */
  readonly title: string;
}

/** The status of a pledge as a small picture, as wide as its words. `width`: of a text at the size given, in pixels. */
export function badgeSvg(texts: BadgeTexts, width: (text: string, size: number) => number): string {
  const site = Math.ceil(width(texts.site, SIZE));
  const status = Math.ceil(width(texts.status, SIZE));
  const split = PAD + site + PAD;
  const statusAt = split + PAD + SHAPE + 6;
  const whole = statusAt + status + PAD;
  const text = (words: string, x: number, length: number, colour: string) =>
    `<text x="${x}" y="${BASE}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${colour}">${escaped(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${HEIGHT}" viewBox="0 0 ${whole} ${HEIGHT}" role="img" aria-labelledby="t" font-family="${FAMILY}" font-size="${SIZE}">`,
    `<title id="t">${escaped(texts.title)}</title>`,
    `<rect x=".5" y=".5" width="${whole - 1}" height="${HEIGHT - 1}" fill="${COLOURS.paper}" stroke="${COLOURS.ink}"/>`,
    `<rect width="${split}" height="${HEIGHT}" fill="${COLOURS.ink}"/>`,
    text(texts.site, PAD, site, COLOURS.paper),
    groupShape(texts.group, split + PAD, (HEIGHT - SHAPE) / 2, SHAPE),
    text(texts.status, statusAt, status, COLOURS.ink),
    '</svg>',
  ].join('');
}
