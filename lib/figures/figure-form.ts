import type { Decimal } from '@/lib/core/decimal';
import type { Refusal } from '@/lib/core/errors';
import { formText } from '@/lib/core/form-text';
import { withLanguage } from '@/lib/core/localized-text';
import { toRefusals } from '@/lib/core/refusal-issues';
import type { FigureTexts } from './figure-texts';
import {
  type FormTarget,
  type SeenEffect,
  shapesFor,
  type TypedFigure,
  type TypedSource,
  valueControl,
} from './form-fields';
import { readDate } from './read-date';
import { readNumber } from './read-number';
import { type FigureInput, figureSchema } from './schema';
import { readTypedSources } from './typed-sources';

const NO_TEXTS: FigureTexts = { note: null, dateNote: null, reason: null };

/** What a button of the form asks for. */
export type Intent =
  | 'check'
  | 'publish'
  | 'submit'
  | 'save'
  | 'change'
  | 'add_source'
  | `remove_source.${number}`;

const INTENT = /^(check|publish|submit|save|change|add_source|remove_source\.\d{1,2})$/;

/** Which button was used. Enter in a field, and anything unknown, checks. */
export function readIntent(form: FormData): Intent {
  const intent = formText(form, 'intent');
  return INTENT.test(intent) ? (intent as Intent) : 'check';
}

/** Everything that was typed, as text and nothing lost. */
export function readTyped(form: FormData): TypedFigure {
  return {
    id: formText(form, 'id'),
    corrects: formText(form, 'corrects'),
    version: formText(form, 'version'),
    role: formText(form, 'role'),
    shape: formText(form, 'shape'),
    value: formText(form, 'value'),
    meant: formText(form, 'meant'),
    goesOn: formText(form, 'goesOn'),
    stage: formText(form, 'stage'),
    unit: formText(form, 'unit'),
    from: formText(form, 'from'),
    to: formText(form, 'to'),
    on: formText(form, 'on'),
    qualifier: formText(form, 'qualifier'),
    region: formText(form, 'region'),
    dateNote: formText(form, 'dateNote'),
    note: formText(form, 'note'),
    reason: formText(form, 'reason'),
    sources: readTypedSources(form),
  };
}

/** What the check page showed; null when the form does not come from there. */
export function readSeen(form: FormData): SeenEffect | null {
  const targetVersion = formText(form, 'seen.targetVersion');
  const summarySeq = formText(form, 'seen.summarySeq');
  if (!/^\d{1,9}$/.test(targetVersion) || !/^\d{1,19}$/.test(summarySeq)) return null;
  return {
    targetVersion: Number(targetVersion),
    summarySeq,
    current: formText(form, 'seen.current'),
    reference: formText(form, 'seen.reference'),
    status: formText(form, 'seen.status'),
  };
}

/** What was typed, read: the input for the mutation as far as it can be read, and what could not. */
export interface FigureReading {
  readonly input: FigureInput;
  readonly refusals: readonly Refusal[];
  /** The two readings of an ambiguous number, for the author to choose from. */
  readonly readings: readonly [Decimal, Decimal] | null;
}

/**
 * Reads the typed form for a target (null: the pledge as a whole). Fields that do not belong to the chosen role and shape
 * are left out, whatever stands in them. `locale` is the language that notes are written in; what the figure said `before` in
 * other languages stays.
 */
export function parseFigureForm(
  typed: TypedFigure,
  place: { readonly programme: string; readonly pledge: string; readonly target: FormTarget },
  locale: string,
  before: FigureTexts = NO_TEXTS,
): FigureReading {
  const { target } = place;
  const refusals: Refusal[] = [];
  const role = target === null ? 'context' : typed.role;
  const control = valueControl(target);
  const shapes = shapesFor(target);
  const [onlyShape] = shapes;
  const shape = shapes.length === 1 && onlyShape !== undefined ? onlyShape : typed.shape;
  if (!shapes.some((one) => one === shape)) {
    refusals.push({ code: shape === '' ? 'required' : 'shape_not_offered', field: 'shape' });
  }

  const { value, readings, refusal } = readValue(typed, control);
  if (refusal) refusals.push(refusal);

  const day = (name: 'from' | 'to' | 'on'): string | null => {
    const read = readDate(typed[name]);
    if (read === null)
      refusals.push({ code: typed[name].trim() === '' ? 'required' : 'not_a_date', field: name });
    return read;
  };
  const isAmount = shape === 'amount';
  const unit = target === null ? typed.unit.trim() || null : target.unit;
  if (target === null && unit === null) refusals.push({ code: 'required', field: 'unit' });

  const input = {
    id: typed.id,
    programme: place.programme,
    pledge: place.pledge,
    target: target?.key ?? null,
    region: typed.region.trim() || null,
    role: role as FigureInput['role'],
    shape: shape as FigureInput['shape'],
    value: value ?? '0',
    unit: control === 'stage' ? null : unit,
    from: isAmount ? day('from') : null,
    to: isAmount ? day('to') : null,
    on: isAmount ? null : day('on'),
    qualifier: (control === 'number' && typed.qualifier !== ''
      ? typed.qualifier
      : null) as FigureInput['qualifier'],
    dateNote: withLanguage(before.dateNote, locale, typed.dateNote),
    note: withLanguage(before.note, locale, typed.note),
    corrects: typed.corrects === '' ? null : typed.corrects,
    reason: typed.corrects === '' ? null : withLanguage(before.reason, locale, typed.reason),
    sources: withoutBlanks(typed.sources).map((source, index) => readSource(source, index, refusals)),
  } satisfies FigureInput;
  return { input, refusals: [...refusals, ...schemaRefusals(input, refusals)], readings };
}

/** What the schema refuses beyond that; a field that could not be read is not refused a second time. */
function schemaRefusals(input: FigureInput, known: readonly Refusal[]): Refusal[] {
  const parsed = figureSchema.safeParse(input);
  if (parsed.success) return [];
  const refused = new Set(known.map(({ field }) => field));
  return toRefusals(parsed.error).filter(({ field }) => !refused.has(field));
}

/** Without the sources at the end that were opened and never filled in; one is always looked at. */
function withoutBlanks(sources: readonly TypedSource[]): readonly TypedSource[] {
  const isFilled = (source: TypedSource) => Object.values(source).some((words) => words.trim() !== '');
  const last = sources.findLastIndex(isFilled);
  return sources.slice(0, Math.max(1, last + 1));
}

function readValue(
  typed: TypedFigure,
  control: ReturnType<typeof valueControl>,
): { value: string | null; readings: readonly [Decimal, Decimal] | null; refusal: Refusal | null } {
  if (control !== 'number') {
    const field = control === 'yes_no' ? 'goesOn' : 'stage';
    const value = typed[field].trim();
    const isRead = control === 'yes_no' ? value === '0' || value === '1' : /^[1-9]\d{0,3}$/.test(value);
    const code = control === 'yes_no' ? 'not_yes_no' : 'not_a_stage';
    return {
      value: isRead ? value : null,
      readings: null,
      refusal: isRead ? null : { code: value === '' ? 'required' : code, field },
    };
  }
  const reading = readNumber(typed.value);
  if (reading.kind === 'unreadable') {
    return { value: null, readings: null, refusal: { code: reading.code, field: 'value' } };
  }
  if (reading.kind === 'number') return { value: reading.value, readings: null, refusal: null };
  const meant = reading.readings.find((one) => one === typed.meant);
  const [first, second] = reading.readings;
  const values = { typed: typed.value.trim(), first, second };
  return {
    value: meant ?? null,
    readings: reading.readings,
    refusal: meant === undefined ? { code: 'ambiguous_number', field: 'meant', values } : null,
  };
}

function readSource(source: TypedSource, index: number, refusals: Refusal[]) {
  const published = source.publishedOn.trim();
  const publishedOn = published === '' ? null : readDate(published);
  if (published !== '' && publishedOn === null) {
    refusals.push({ code: 'not_a_date', field: `sources.${index}.publishedOn` });
  }
  return {
    url: source.url.trim(),
    publisher: source.publisher.trim(),
    publishedOn,
    kind: source.kind as FigureInput['sources'][number]['kind'],
  };
}
