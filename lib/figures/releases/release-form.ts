import type { Refusal } from '@/lib/core/errors';
import { inLanguage, type LocalizedText, withLanguage } from '@/lib/core/localized-text';
import { readDate } from '../read-date';
import type { ReleasesInput } from './schema';
import { type ExpectedRelease, MAX_RELEASES } from './types';

/** A row of the form as it was typed. */
export interface TypedRelease {
  /** Id of the release that the row shows; empty for a new one. */
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly referenceOn: string;
  readonly expectedOn: string;
}

/** What the form shows next. Everything typed is in it, whatever went wrong. */
export interface ReleaseFormState {
  readonly turn: number;
  readonly rows: readonly TypedRelease[];
  /** The list that the rows were made from, as it is compared. */
  readonly seen: string;
  readonly refusals: readonly Refusal[];
  /** What somebody else saved meanwhile; null where nobody did. */
  readonly meanwhile: readonly ExpectedRelease[] | null;
  readonly isDone: boolean;
  /** Id of the field to go to; null for none. */
  readonly focus: string | null;
}

export const BLANK_RELEASE: TypedRelease = {
  id: '',
  name: '',
  publisher: '',
  referenceOn: '',
  expectedOn: '',
};

const PARTS = ['id', 'name', 'publisher', 'referenceOn', 'expectedOn'] as const;

/** Releases as somebody would have typed them in a language. */
export function typedReleases(releases: readonly ExpectedRelease[], locale: string): TypedRelease[] {
  return releases.map((release) => ({ ...release, name: inLanguage(release.name, locale).text }));
}

/** The rows of a form that was sent, as text and nothing lost. */
export function readRows(form: FormData): TypedRelease[] {
  const rows: TypedRelease[] = [];
  for (let index = 0; index < MAX_RELEASES && form.has(`releases.${index}.name`); index += 1) {
    const part = (name: (typeof PARTS)[number]) => {
      const value = form.get(`releases.${index}.${name}`);
      return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
    };
    const [id, name, publisher] = [part('id'), part('name'), part('publisher')];
    rows.push({ id, name, publisher, referenceOn: part('referenceOn'), expectedOn: part('expectedOn') });
  }
  return rows;
}

/** Whether nothing was typed into a row: such a row is no release. */
function isBlank({ id: _, ...typed }: TypedRelease): boolean {
  return Object.values(typed).every((words) => words.trim() === '');
}

/**
 * Reads the rows: the releases as input, and what could not be read, at the row where it stands. Names are in the language
 * of the page; what `known` releases say in other languages is kept.
 */
export function parseReleases(
  rows: readonly TypedRelease[],
  known: readonly ExpectedRelease[],
  locale: string,
): { readonly releases: ReleasesInput['releases']; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const releases = rows.flatMap((row, index) => {
    if (isBlank(row)) return [];
    const day = (part: 'referenceOn' | 'expectedOn') => {
      const read = readDate(row[part]);
      const code = row[part].trim() === '' ? 'required' : 'not_a_date';
      if (read === null) refusals.push({ code, field: `releases.${index}.${part}` });
      return read ?? '';
    };
    const days = { referenceOn: day('referenceOn'), expectedOn: day('expectedOn') };
    // Saved again meanwhile, a release has another id and still speaks of the same days.
    const same =
      known.find(({ id }) => id === row.id) ?? known.find((one) => one.referenceOn === days.referenceOn);
    const before: LocalizedText | null = same?.name ?? null;
    const name = withLanguage(before, locale, row.name);
    if (name === null) refusals.push({ code: 'required', field: `releases.${index}.name` });
    if (row.publisher.trim() === '')
      refusals.push({ code: 'required', field: `releases.${index}.publisher` });
    return [{ name: name ?? {}, publisher: row.publisher, ...days }];
  });
  return { releases, refusals };
}

/** Refusals of the input at the rows they belong to: blank rows in between were left out. */
export function atRows(refusals: readonly Refusal[], rows: readonly TypedRelease[]): Refusal[] {
  const filled = rows.flatMap((row, index) => (isBlank(row) ? [] : [index]));
  return refusals.map((refusal) => {
    const [, index, part] = /^releases\.(\d+)\.(\w+)/.exec(refusal.field ?? '') ?? [];
    const row = filled[Number(index)];
    return row === undefined ? refusal : { ...refusal, field: `releases.${row}.${part}` };
  });
}
