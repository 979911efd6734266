const MAX_LENGTH = 254; // RFC 5321, section 4.5.3.1.3, less the angle brackets
const SHAPE = /^[^\s\p{Cc}@<>(),;:"\\[\]]{1,64}@[^\s\p{Cc}@<>(),;:"\\[\]]+\.[^\s\p{Cc}@.]{2,}$/u;

/**
 * An e-mail address as it was typed, without the blanks around it and in one Unicode form; null when it cannot be one.
 * Whether it reaches anybody only a message could tell.
 */
export function parseEmailAddress(text: string): string | null {
  const address = text.trim().normalize('NFC');
  return address.length <= MAX_LENGTH && SHAPE.test(address) && !address.includes('..') ? address : null;
}
