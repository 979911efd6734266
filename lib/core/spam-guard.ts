import { timingSafeEqual } from 'node:crypto';
import { type Result, refuse } from './errors';
import { keyedHash } from './keyed-hash';

/** The fields of a form for visitors that people never fill in themselves (`components/ui/spam-fields`). */
export interface SpamFieldNames {
  /** Out of sight: only programs fill it in. */
  readonly trap: 'homepage';
  /** When the form was made, signed. */
  readonly made: 'formMade';
}

const FIELDS: SpamFieldNames = { trap: 'homepage', made: 'formMade' };

/** Nobody reads a form and types an address in less; programs mostly send at once. */
const LEAST_MS = 2_000;
/** A page that was left open over night still works; one that was copied to be sent for ever does not. */
const MOST_MS = 24 * 3_600_000;

/**
 * What speaks against a person having sent a form: `trap`: a field out of sight was filled in; `too_fast`: sent sooner than
 * anybody types; `stale`: the time it was made is missing, forged, or a day ago.
 */
export type SpamSign = 'trap' | 'too_fast' | 'stale';

/**
 * The value of the field that says when a form was made, for `components/ui/spam-fields`. `form` names which form it is: the
 * stamp of one is none for another. The time is the real one, also where the site's clock stands still.
 */
export function formStamp(form: string, at: number = Date.now()): string {
  const time = at.toString(36);
  return `${time}.${signature(form, time)}`;
}

/** Reads the two fields of a form that was sent; null when nothing speaks against a person. */
export function spamSignOf(form: string, sent: FormData, at: number = Date.now()): SpamSign | null {
  if (sent.get(FIELDS.trap) !== '') return 'trap';
  const made = madeAt(form, sent.get(FIELDS.made));
  if (made === null || at - made > MOST_MS || made > at) return 'stale';
  return at - made < LEAST_MS ? 'too_fast' : null;
}

/** What a person is told whose form looked like a program's; nothing typed is lost. Whoever fell into the trap is told that all is well. */
export function refuseSign(sign: Exclude<SpamSign, 'trap'>): Result<never> {
  return refuse({ code: sign === 'too_fast' ? 'form_too_fast' : 'form_stale', field: null });
}

function madeAt(form: string, stamp: FormDataEntryValue | null): number | null {
  if (typeof stamp !== 'string' || stamp.length > 100) return null;
  const [time = '', signed = ''] = stamp.split('.');
  const given = Buffer.from(signed);
  const right = Buffer.from(signature(form, time));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return Number.parseInt(time, 36);
}

function signature(form: string, time: string): string {
  return keyedHash('form stamp', `${form} ${time}`);
}
