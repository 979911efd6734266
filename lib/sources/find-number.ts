import type { Decimal } from '@/lib/core/decimal';

/** Powers of ten that have a word, with how the words begin in the languages of sources. */
const SCALES = [
  { power: 3, words: 'thousand|тыс|мың' },
  { power: 6, words: 'million|mln|mio|млн|миллион' },
  { power: 9, words: 'billion|bn|mrd|млрд|миллиард' },
  { power: 12, words: 'trillion|трлн|триллион' },
] as const;

/** Between groups of three digits: spaces of every width, points, commas, apostrophes, or nothing. */
const BETWEEN_GROUPS = "[\\s\\u00a0\\u2009\\u202f.,'’]?";

/** How much of the text around a number is kept on either side. */
const AROUND = 120;

/** Whole numbers below ten stand on every page: finding one would say nothing. */
const FEWEST_DIGITS = 2;

function shifted(value: string, power: number): string {
  const [whole = '0', part = ''] = value.split('.');
  const digits = whole.padStart(power + 1, '0');
  const moved = `${digits.slice(0, -power)}.${digits.slice(-power)}${part}`;
  return moved.replace(/\.?0+$/, '');
}

/** The pattern of a plain decimal without sign, in whatever way digits are grouped. */
function digitsPattern(value: string): string {
  const [whole = '0', part = ''] = value.split('.');
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end));
  const places = part === '' ? '(?:[.,]0+)?' : `[.,]${part}0*`;
  return `(?<![\\d.,])${groups.join(BETWEEN_GROUPS)}${places}(?![\\d]|[.,]\\d)`;
}

/** The ways in which a number may be printed, or null where it is too short to be told from others. */
function patternOf(value: Decimal): RegExp | null {
  const size = value.replace('-', '');
  if (size.replace('.', '').replace(/^0+/, '').length < FEWEST_DIGITS) return null;
  const scaled = SCALES.map(({ power, words }) => {
    const small = shifted(size, power);
    return small.startsWith('0.0') ? null : `${digitsPattern(small)}\\s*(?:${words})`;
  });
  const patterns = [digitsPattern(size), ...scaled.filter((pattern) => pattern !== null)];
  return new RegExp(patterns.join('|'), 'iu');
}

/** Whether a number is long enough to be looked for. */
export function canBeSought(value: Decimal): boolean {
  return patternOf(value) !== null;
}

/**
 * The text around a number, in whatever common spelling it stands there (`36.9`, `36,9`, `36 900 000`, `36.9 million`); null
 * where it does not.
 */
export function extractAround(text: string, value: Decimal): string | null {
  const found = patternOf(value)?.exec(text);
  if (!found) return null;
  const end = found.index + found[0].length;
  const before = text.slice(Math.max(0, found.index - AROUND), found.index);
  const after = text.slice(end, end + AROUND);
  const head = found.index > AROUND ? `…${before.replace(/^\S*\s/, '')}` : before;
  const tail = text.length > end + AROUND ? `${after.replace(/\s\S*$/, '')}…` : after;
  return `${head}${found[0]}${tail}`.replace(/\s+/g, ' ').trim();
}
