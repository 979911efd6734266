import { readFileSync } from 'node:fs';
import { fontPath } from './picture';

/** How wide the letters of a font are, in parts of its em. */
interface FontMetrics {
  readonly unitsPerEm: number;
  /** By code point; letters that the font has not are missing. */
  readonly widths: ReadonlyMap<number, number>;
  /** Of the sign that stands for a letter the font has not. */
  readonly missing: number;
}

const WEIGHTS = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' } as const;
export type Weight = keyof typeof WEIGHTS;

const read = new Map<Weight, FontMetrics>();

/**
 * The width of a line of text in the font of our pictures, in pixels, without kerning: what is drawn is as wide or a
 * little narrower.
 */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  const { unitsPerEm, widths, missing } = metricsOf(weight);
  const units = [...text].reduce(
    (sum, letter) => sum + (widths.get(letter.codePointAt(0) ?? 0) ?? missing),
    0,
  );
  return (units / unitsPerEm) * size;
}

function metricsOf(weight: Weight): FontMetrics {
  const known = read.get(weight);
  if (known) return known;
  const made = parse(readFileSync(fontPath(WEIGHTS[weight])));
  read.set(weight, made);
  return made;
}

/** Reads the tables of a TrueType font that tell widths: `head`, `hhea`, `hmtx`, and `cmap` in its format 4. */
function parse(font: Buffer): FontMetrics {
  const table = (tag: string): Buffer => {
    for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16) {
      if (font.toString('latin1', at, at + 4) !== tag) continue;
      const start = font.readUInt32BE(at + 8);
      return font.subarray(start, start + font.readUInt32BE(at + 12));
    }
    throw new Error(`The font has no table ${tag}.`);
  };
  const hmtx = table('hmtx');
  const measured = table('hhea').readUInt16BE(34);
  const widthOf = (glyph: number) => hmtx.readUInt16BE(4 * Math.min(glyph, measured - 1));
  const glyphs = glyphsOf(table('cmap'));
  return {
    unitsPerEm: table('head').readUInt16BE(18),
    widths: new Map([...glyphs].map(([code, glyph]) => [code, widthOf(glyph)])),
    missing: widthOf(0),
  };
}

const UNICODE_BMP = 4;

function glyphsOf(cmap: Buffer): Map<number, number> {
  for (let at = 4; at < 4 + cmap.readUInt16BE(2) * 8; at += 8) {
    const subtable = cmap.subarray(cmap.readUInt32BE(at + 4));
    if (subtable.readUInt16BE(0) === UNICODE_BMP) return glyphsOfSegments(subtable);
  }
  throw new Error('The font has no table of letters that can be read.');
}

/** Format 4: ranges of code points, each with a shift or a list of glyphs. */
function glyphsOfSegments(subtable: Buffer): Map<number, number> {
  const double = subtable.readUInt16BE(6);
  const found = new Map<number, number>();
  for (let at = 0; at < double; at += 2) {
    const end = subtable.readUInt16BE(14 + at);
    const start = subtable.readUInt16BE(16 + double + at);
    const shift = subtable.readUInt16BE(16 + 2 * double + at);
    const listAt = 16 + 3 * double + at;
    const list = subtable.readUInt16BE(listAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const listed = list === 0 ? code : subtable.readUInt16BE(listAt + list + 2 * (code - start));
      if (listed !== 0) found.set(code, (listed + shift) & 0xffff);
    }
  }
  return found;
}
