import type { Json } from '@/lib/core/canonical-json';

type Content = { readonly [key: string]: Json };

/** A field that an entry gave another value; null: it had none, or has none any more. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** What tells one revision from another, and not what it says. */
const ABOUT_THE_REVISION = new Set([
  'id',
  'supersedes',
  'corrects',
  'reason',
  'revisedOn',
  'revisionSources',
]);

function isObject(value: Json): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal as JSON, whatever the order of keys; nothing and null are alike. */
function isSame(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
      isSame(a[key] ?? null, b[key] ?? null),
    );
  }
  return a === b;
}

/**
 * What an entry changed against the earlier ones about the same thing (oldest first; a revision may name only what it
 * changes). A field that the entry does not name has not changed; what is `leftOut` tells one revision from another. Null
 * without an earlier entry.
 */
export function changesOf(
  earlier: readonly Content[],
  content: Content,
  leftOut: ReadonlySet<string> = ABOUT_THE_REVISION,
): FieldChange[] | null {
  if (earlier.length === 0) return null;
  const before: Content = Object.assign({}, ...earlier);
  return Object.entries(content)
    .map(([field, after]) => ({ field, before: before[field] ?? null, after }))
    .filter((change) => !leftOut.has(change.field) && !isSame(change.before, change.after));
}
