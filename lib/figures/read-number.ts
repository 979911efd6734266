import { type Decimal, parseDecimal } from '@/lib/core/decimal';

/**
 * What somebody's digits can mean. `ambiguous`: with one mark before three digits nobody can tell a decimal mark from a
 * thousands separator, so the person has to say; the first reading takes the mark for a decimal point.
 */
export type NumberReading =
  | { readonly kind: 'number'; readonly value: Decimal }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [Decimal, Decimal] }
  | { readonly kind: 'unreadable'; readonly code: 'required' | 'not_a_number' | 'too_large' | 'too_precise' };

/** What the database's numeric(38, 10) holds without loss. */
const MAX_WHOLE_DIGITS = 28;
const MAX_PLACES = 10;

/** Blanks of every width, among them the no-break, thin and narrow no-break space that groups digits in print. */
const BLANKS = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const APOSTROPHES = /['’ʼ]/g;
const MINUS = /^[-−‒–]/;

const GROUPED_BY_BLANK = /^\d{1,3}( \d{3})+$/;
const DIGITS = /^\d+$/;

/**
 * Reads a number as people type and paste it: `57 000 000`, `57,5`, `1 234,5`, `1.234.567,8`, `1,234,567.8`, `1'234`, with a
 * real minus and any blanks. Both marks: the last one is the decimal mark. One mark more than once: it groups thousands.
 */
export function readNumber(typed: string): NumberReading {
  const text = typed.normalize('NFKC').replace(BLANKS, ' ').trim().replace(APOSTROPHES, ' ');
  if (text === '') return { kind: 'unreadable', code: 'required' };
  const sign = MINUS.test(text) ? '-' : '';
  const unsigned = text.replace(MINUS, '').replace(/^\+/, '').trim();
  const readings = readUnsigned(unsigned);
  if (readings.length === 0) return { kind: 'unreadable', code: 'not_a_number' };
  // Before anything reads them: more digits than anybody means would only cost time.
  if (readings.some((reading) => wholeDigits(reading) > MAX_WHOLE_DIGITS)) {
    return { kind: 'unreadable', code: 'too_large' };
  }
  const values = readings
    .map((reading) => parseDecimal(`${sign}${reading}`))
    .filter((value) => value !== null);
  for (const value of values) {
    const places = value.split('.')[1] ?? '';
    if (places.length > MAX_PLACES) return { kind: 'unreadable', code: 'too_precise' };
  }
  const [first, second] = values;
  if (first === undefined) return { kind: 'unreadable', code: 'not_a_number' };
  return second === undefined || second === first
    ? { kind: 'number', value: first }
    : { kind: 'ambiguous', readings: [first, second] };
}

function wholeDigits(reading: string): number {
  return (reading.split('.')[0] ?? '').replace(/^0+/, '').length;
}

/** The readings of digits without a sign, in plain notation: none, one or two. */
function readUnsigned(text: string): string[] {
  if (!/^[\d .,]+$/.test(text)) return [];
  const lastMark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (lastMark < 0) return wholeOf(text, ' ').map(String);

  const mark = text.charAt(lastMark);
  const other = mark === '.' ? ',' : '.';
  const before = text.slice(0, lastMark);
  const after = text.slice(lastMark + 1);
  if (!DIGITS.test(after)) return [];

  if (before.includes(mark)) return text.includes(other) ? [] : wholeOf(text, mark);
  if (before.includes(other)) return joined(wholeOf(before, other), after);
  if (before === '') return [`0.${after}`];
  if (before.includes(' ')) return joined(wholeOf(before, ' '), after);
  if (!DIGITS.test(before)) return [];
  const couldGroup = after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
  return couldGroup ? [`${before}.${after}`, `${before}${after}`] : [`${before}.${after}`];
}

/** Whole digits whose thousands are, if at all, set apart by that one separator. */
function wholeOf(text: string, separator: string): string[] {
  if (DIGITS.test(text)) return [text];
  const spaced = separator === ' ' ? text : text.includes(' ') ? '' : text.replaceAll(separator, ' ');
  return GROUPED_BY_BLANK.test(spaced) ? [spaced.replaceAll(' ', '')] : [];
}

function joined(whole: string[], places: string): string[] {
  return whole.map((digits) => `${digits}.${places}`);
}
