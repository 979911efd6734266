import { publicOrigin, siteKeeper } from '@/lib/core/env';
import type { Refusal } from '@/lib/core/errors';
import { isCommonPassword } from './common-passwords';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password-length';

/** The one form in which a password is hashed and compared: the same keys give the same text on every system. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC');
}

/** What is wrong with a new password, if anything. `field` is the input's name. */
export function checkPassword(
  password: string,
  person: { readonly email: string; readonly name: string },
  field = 'password',
): Refusal[] {
  const text = normalisePassword(password);
  const length = [...text].length;
  if (length === 0) return [{ code: 'password_missing', field }];
  if (length < PASSWORD_MIN_LENGTH)
    return [{ code: 'password_too_short', field, values: { min: PASSWORD_MIN_LENGTH } }];
  if (length > PASSWORD_MAX_LENGTH)
    return [{ code: 'password_too_long', field, values: { max: PASSWORD_MAX_LENGTH } }];
  const folded = fold(text);
  const owned = [person.email, person.email.split('@')[0] ?? '', person.name, ...siteWords()].map(fold);
  // "nurlan.a nurlan.a" is no better than "nurlan.a": what is left after taking the name away has to carry the password.
  if (owned.some((own) => own.length > 2 && folded.replaceAll(own, '').length < 4))
    return [{ code: 'password_is_name', field }];
  if (isCommon(folded)) return [{ code: 'password_common', field }];
  return [];
}

/** What everybody knows of this very site. */
function siteWords(): string[] {
  const host = new URL(publicOrigin()).hostname;
  return [host, ...host.split('.'), siteKeeper().operator ?? ''];
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}

function isCommon(folded: string): boolean {
  if (isCommonPassword(folded)) return true;
  if (new Set(folded).size < 4) return true;
  // A common word with digits or signs hung on, or written twice.
  const bare = folded.replace(/^[\d\W_]+|[\d\W_]+$/gu, '');
  const half = folded.slice(0, folded.length / 2);
  return (
    (bare !== folded && isCommonPassword(bare) && folded.length - bare.length < 6) ||
    (half + half === folded && isCommonPassword(half))
  );
}
