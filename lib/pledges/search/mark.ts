import type { PlacedWord } from './fold';
import type { MarkedPart } from './types';

/** Longest excerpt, in characters, and what of it comes before the first hit. */
const EXCERPT = 160;
const BEFORE = 50;

/**
 * A text cut into pieces that are hits and pieces that are not.
 *
 * @param isHit whether the word of that number is one
 */
export function markWords(
  text: string,
  words: readonly PlacedWord[],
  isHit: (index: number) => boolean,
): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = 0;
  words.forEach(({ start, end }, index) => {
    if (!isHit(index)) return;
    if (start > at) parts.push({ at, text: text.slice(at, start), isHit: false });
    parts.push({ at: start, text: text.slice(start, end), isHit: true });
    at = end;
  });
  if (at < text.length) parts.push({ at, text: text.slice(at), isHit: false });
  return parts;
}

/** What of a long text stands around its first hit, cut between words. */
export function excerptOf(parts: readonly MarkedPart[]): MarkedPart[] {
  const length = parts.reduce((sum, { text }) => sum + text.length, 0);
  if (length <= EXCERPT) return [...parts];
  const first = parts.findIndex(({ isHit }) => isHit);
  const lead = parts
    .slice(0, Math.max(0, first))
    .map(({ text }) => text)
    .join('');
  const cutLead = lead.length > BEFORE ? `…${lead.slice(-BEFORE).replace(/^\S*\s/, ' ')}` : lead;
  const cut: MarkedPart[] = cutLead === '' ? [] : [{ at: 0, text: cutLead, isHit: false }];
  let left = EXCERPT - cutLead.length;
  for (const part of parts.slice(Math.max(0, first))) {
    if (part.text.length <= left || part.isHit) {
      cut.push(part);
      left -= part.text.length;
    } else {
      cut.push({
        at: part.at,
        text: `${part.text.slice(0, Math.max(0, left)).replace(/\s\S*$/, '')} …`,
        isHit: false,
      });
      left = 0;
    }
    if (left <= 0) break;
  }
  return cut;
}
