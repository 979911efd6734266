import { z } from 'zod';
import { type PlainDate, parsePlainDate } from './plain-date';
import { meantParameter } from './public-parameters';

/** The parameters of a page as Next hands them over. */
export type RawParameters = Readonly<Record<string, string | string[] | undefined>>;

/** Keys of `site.badAddress.problems` and `site.badAddress.alloweds` in the messages. */
export type ProblemCode =
  | 'repeated'
  | 'notADate'
  | 'future'
  | 'beforeAnnouncement'
  | 'afterSecondDay'
  | 'notANumber'
  | 'beyondLastPage'
  | 'unknownValue'
  | 'tooLong'
  | 'controlCharacter'
  | 'misspelt'
  | 'notHere'
  | 'notUnderstood';
export type AllowedCode =
  | 'once'
  | 'date'
  | 'dayUpTo'
  | 'page'
  | 'pageAny'
  | 'oneOf'
  | 'length'
  | 'text'
  | 'meant'
  | 'names'
  | 'noNames';

/** What is wrong with one parameter, and what it may be. Dates in `values` are `YYYY-MM-DD`. */
export interface ParameterProblem {
  readonly parameter: string;
  readonly given: string;
  readonly problem: ProblemCode;
  readonly allowed: AllowedCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export type ReadPage<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ParameterProblem[] };

type Complaint = Pick<ParameterProblem, 'problem' | 'allowed'> & {
  readonly values?: ParameterProblem['values'];
};

/**
 * Reads the parameters of a page, all problems at once. Names that no public address has are left alone: whoever passes
 * an address on may add their own. One that is misspelt, or that only other pages have, is a problem: the page would show
 * something else than was asked for. An empty one counts as absent, as a form without scripts sends it.
 */
export function readPageParameters<Shape extends z.ZodRawShape>(
  raw: RawParameters,
  schema: z.ZodObject<Shape>,
): ReadPage<z.output<z.ZodObject<Shape>>> {
  const names = Object.keys(schema.shape);
  const strangers = Object.keys(raw).flatMap((name) => strangerProblem(name, names, raw) ?? []);
  const repeated = names.filter((name) => Array.isArray(raw[name]));
  const single = Object.fromEntries(
    names.flatMap((name) => {
      const text = raw[name];
      return typeof text === 'string' && text.trim() !== '' ? [[name, text]] : [];
    }),
  );
  const result = schema.safeParse(single);
  const repetitions = repeated.map((name) => repetition(name, raw));
  if (result.success && repeated.length + strangers.length === 0) return { ok: true, value: result.data };
  const refused = result.success ? [] : result.error.issues.map((issue) => toProblem(issue, single));
  return { ok: false, problems: [...strangers, ...repetitions, ...refused] };
}

/** What is wrong with a name that the page does not have; null where nothing is. */
function strangerProblem(
  name: string,
  names: readonly string[],
  raw: RawParameters,
): ParameterProblem | null {
  if (names.includes(name)) return null;
  const meant = meantParameter(name);
  if (meant === null) return null;
  const stranger = { parameter: name, given: [raw[name] ?? []].flat().join(' ') };
  if (names.includes(meant)) {
    return { ...stranger, problem: 'misspelt', allowed: 'meant', values: { name: meant } };
  }
  const allowed = names.length === 0 ? 'noNames' : 'names';
  return { ...stranger, problem: 'notHere', allowed, values: { names: names.join(', ') } };
}

function repetition(name: string, raw: RawParameters): ParameterProblem {
  const all = [raw[name] ?? []].flat();
  return {
    parameter: name,
    given: all.join(' '),
    problem: 'repeated',
    allowed: 'once',
    values: { count: all.length },
  };
}

function toProblem(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): ParameterProblem {
  const parameter = String(issue.path[0] ?? '');
  const complaint: Complaint =
    issue.code === 'custom'
      ? (issue.params as Complaint) // ours: `complain` below is the only one to raise custom issues
      : { problem: 'notUnderstood', allowed: 'text' };
  return { values: {}, ...complaint, parameter, given: given[parameter] ?? '' };
}

function complain(context: z.core.$RefinementCtx, complaint: Complaint): never {
  context.issues.push({ code: 'custom', input: undefined, params: { ...complaint } });
  return z.NEVER;
}

/**
 * A day of the calendar for which `problemOf` finds no fault; null when absent. `from` and `to` tell what is allowed.
 */
export function dayBetween(
  from: PlainDate,
  to: PlainDate,
  problemOf: (day: PlainDate) => 'future' | 'beforeAnnouncement' | null,
) {
  const read = z.string().transform((text, context): PlainDate => {
    const day = parsePlainDate(text.trim());
    const problem = day === null ? 'notADate' : problemOf(day);
    if (day !== null && problem === null) return day;
    return complain(context, { problem: problem ?? 'notADate', allowed: 'date', values: { from, to } });
  });
  return read.nullable().default(null);
}

/** One of a list of words; null when absent. */
export function oneOf<Word extends string>(words: readonly Word[]) {
  const read = z.string().transform((text, context): Word => {
    const word = words.find((candidate) => candidate === text);
    return (
      word ??
      complain(context, { problem: 'unknownValue', allowed: 'oneOf', values: { values: words.join(', ') } })
    );
  });
  return read.nullable().default(null);
}

const WHOLE_NUMBER = /^[1-9]\d{0,5}$/;

/** The number of a page of a list, from 1; 1 when absent. */
export function pageNumber() {
  const read = z
    .string()
    .transform((text, context): number =>
      WHOLE_NUMBER.test(text)
        ? Number(text)
        : complain(context, { problem: 'notANumber', allowed: 'pageAny' }),
    );
  return read.prefault('1');
}

/** Words to search for; empty when absent. */
export function searchText(max: number) {
  const read = z.string().transform((text, context): string => {
    if (/\p{Cc}/u.test(text)) return complain(context, { problem: 'controlCharacter', allowed: 'text' });
    if (text.length <= max) return text.trim();
    return complain(context, { problem: 'tooLong', allowed: 'length', values: { length: text.length, max } });
  });
  return read.default('');
}
