import type { Refusal } from '@/lib/core/errors';
import { formText } from '@/lib/core/form-text';
import { readDate } from '@/lib/figures/read-date';
import { readNumber } from '@/lib/figures/read-number';
import { readTypedSources } from '@/lib/figures/typed-sources';
import { TERM_FIELDS, type TypedRevision } from './form-state';
import { MAX_CHECKPOINTS, type RevisionInput, type TargetTerms } from './schema';

const LANGUAGE_FIELD =
  /^(title|summary|metric|dueBasis|baseline\.note|reason)\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Everything that was typed, as text and nothing lost. */
export function readTyped(form: FormData): TypedRevision {
  const named = [...new Set(form.keys())].filter(
    (name) => LANGUAGE_FIELD.test(name) || (TERM_FIELDS as readonly string[]).includes(name),
  );
  const checkpoints = [];
  for (let index = 0; index < MAX_CHECKPOINTS && form.has(`checkpoints.${index}.on`); index += 1) {
    const part = (name: string) => formText(form, `checkpoints.${index}.${name}`);
    checkpoints.push({ on: part('on'), value: part('value'), sourceUrl: part('sourceUrl') });
  }
  return {
    id: formText(form, 'id'),
    basedOn: formText(form, 'basedOn'),
    revisedOn: formText(form, 'revisedOn'),
    fields: Object.fromEntries(named.map((name) => [name, formText(form, name)])),
    checkpoints,
    sources: readTypedSources(form),
  };
}

/** What is left of typed rows once the unused ones at the end are taken away. */
function used<Row extends object>(rows: readonly Row[]): readonly Row[] {
  const last = rows.findLastIndex((row) => Object.values(row).some((words) => words.trim() !== ''));
  return rows.slice(0, last + 1);
}

/** Reads the parts of a typed form, and notes what cannot be read. */
function reader({ fields }: TypedRevision, refusals: Refusal[]) {
  const given = (name: string) => (fields[name] ?? '').trim();
  const day = (typed: string, field: string): string | null => {
    const read = typed.trim() === '' ? null : readDate(typed);
    if (read === null && typed.trim() !== '') refusals.push({ code: 'not_a_date', field });
    return read;
  };
  const number = (typed: string, field: string): string | null => {
    if (typed.trim() === '') return null;
    const read = readNumber(typed);
    if (read.kind === 'number') return read.value;
    // The form has no second step for it: writing the number without the mark says which one is meant.
    const code = read.kind === 'ambiguous' ? 'ambiguous_mark' : read.code;
    refusals.push({ code, field, values: { typed } });
    return null;
  };
  const text = (name: string): Record<string, string> => {
    const pairs = Object.keys(fields)
      .filter((key) => key.startsWith(`${name}.`) && given(key) !== '')
      .map((key) => [key.slice(name.length + 1), given(key)]);
    return Object.fromEntries(pairs);
  };
  const textOrNone = (name: string) => (Object.keys(text(name)).length > 0 ? text(name) : null);
  return { given, day, number, text, textOrNone };
}

/** The terms of a target as they were typed. Parts that do not belong to the chosen kind are left out, whatever stands in them. */
function readTerms(typed: TypedRevision, refusals: Refusal[]): TargetTerms {
  const { given, day, number, text, textOrNone } = reader(typed, refusals);
  const kind = given('kind') as NonNullable<TargetTerms['kind']>; // the schema refuses others
  const hasValue = kind === 'total' || kind === 'level';
  const hasFactor = kind === 'relative';
  const hasBaseline = kind === 'level' || kind === 'relative' || kind === 'trend';
  const value = hasValue ? number(given('value'), 'value') : null;
  const baselineValue = hasBaseline ? number(given('baseline.value'), 'baseline.value') : null;
  const baselineDate = hasBaseline ? day(given('baseline.date'), 'baseline.date') : null;
  if (hasBaseline && (baselineValue === null) !== (baselineDate === null) && refusals.length === 0) {
    refusals.push({ code: 'required', field: baselineDate === null ? 'baseline.date' : 'baseline.value' });
  }
  for (const name of ['start', 'due']) {
    if (given(name) === '') refusals.push({ code: 'required', field: name });
  }
  const isCompared = hasFactor || value !== null;
  const comparison = (given('comparison') || null) as TargetTerms['comparison'] & (string | null);
  return {
    kind,
    direction: given('direction') as NonNullable<TargetTerms['direction']>, // the schema refuses others
    unit: given('unit') || null,
    metric: text('metric'),
    value,
    factor: hasFactor ? number(given('factor'), 'factor') : null,
    comparison: isCompared ? comparison : null,
    start: day(given('start'), 'start'),
    due: day(given('due'), 'due'),
    dueBasis: textOrNone('dueBasis'),
    stages: kind === 'milestone' ? Number(number(given('stages'), 'stages') ?? '1') : 1,
    baseline:
      baselineValue === null || baselineDate === null
        ? null
        : {
            value: baselineValue,
            date: baselineDate,
            isDerived: given('baseline.isDerived') === 'yes',
            sourceUrl: given('baseline.sourceUrl') || null,
            note: textOrNone('baseline.note'),
          },
    checkpoints: readCheckpoints(typed, refusals),
  };
}

/** The checkpoints that have anything in them; rows in between that are empty take a checkpoint away. */
function readCheckpoints(typed: TypedRevision, refusals: Refusal[]) {
  const { day, number } = reader(typed, refusals);
  return typed.checkpoints.flatMap(({ on, value, sourceUrl }, index) => {
    if ([on, value, sourceUrl].every((words) => words.trim() === '')) return [];
    const field = `checkpoints.${index}`;
    for (const [name, words] of Object.entries({ on, value })) {
      if (words.trim() === '') refusals.push({ code: 'required', field: `${field}.${name}` });
    }
    const read = { on: day(on, `${field}.on`), value: number(value, `${field}.value`) };
    return [{ on: read.on ?? '', value: read.value ?? '', sourceUrl: sourceUrl.trim() || null }];
  });
}

/**
 * Reads the typed form: the input for the mutations, and what could not be read. Where something could not, the input is not
 * to be sent.
 */
export function parseRevisionForm(
  typed: TypedRevision,
  place: { readonly programme: string; readonly pledge: string; readonly target: string | null },
): { readonly input: RevisionInput; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const { day, text } = reader(typed, refusals);
  if (typed.revisedOn.trim() === '') refusals.push({ code: 'required', field: 'revisedOn' });
  const sources = used(typed.sources);
  const input: RevisionInput = {
    ...place,
    id: typed.id,
    basedOn: /^\d{1,9}$/.test(typed.basedOn) ? Number(typed.basedOn) : -1,
    revisedOn: day(typed.revisedOn, 'revisedOn') ?? '',
    reason: text('reason'),
    sources: (sources.length > 0 ? sources : typed.sources.slice(0, 1)).map((source, index) => ({
      url: source.url,
      publisher: source.publisher,
      publishedOn: day(source.publishedOn, `sources.${index}.publishedOn`),
      kind: source.kind as RevisionInput['sources'][number]['kind'], // the schema refuses others
    })),
    ...(place.target === null
      ? { wording: { title: text('title'), summary: text('summary') } }
      : { terms: readTerms(typed, refusals) }),
  };
  return { input, refusals };
}
