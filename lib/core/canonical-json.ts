import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Values that have one canonical form. Decimals are text: a JSON number would go through a float. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The canonical form of RFC 8785: keys in order, no white space. Throws on values JSON cannot hold. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form.');
  return text;
}

/** SHA-256 of the UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A DTO of text, numbers, arrays and objects as the JSON it would be sent as; absent fields are left out. */
export function toJsonObject(value: object): { readonly [key: string]: Json } {
  return JSON.parse(JSON.stringify(value));
}
