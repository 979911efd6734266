import { z } from 'zod';
import { badParameter, type Checked, checked } from './http';
import { type PlainDate, parsePlainDate } from './plain-date';

/**
 * Reads the parameters of an address for machines. Refuses what would be misread in silence: a parameter given twice, one
 * that the address does not have (a misspelt filter would answer with everything), and any value the schema refuses. An
 * empty one counts as absent, as a form without scripts sends it.
 */
export function readParameters<Shape extends z.ZodRawShape>(
  search: URLSearchParams,
  schema: z.ZodObject<Shape>,
): Checked<z.output<z.ZodObject<Shape>>> {
  const known = Object.keys(schema.shape);
  for (const name of new Set(search.keys())) {
    if (!known.includes(name)) {
      const list = known.length === 0 ? 'It takes none.' : `It takes ${known.join(', ')}.`;
      return badParameter(name, `This address has no parameter “${name}”. ${list}`);
    }
    if (search.getAll(name).length > 1) {
      return badParameter(name, `The parameter “${name}” is given more than once; give it once.`);
    }
  }
  const given = [...search].filter(([, value]) => value !== '');
  const result = schema.safeParse(Object.fromEntries(given));
  if (result.success) return checked(result.data);
  const issue = result.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  return badParameter(name, `The parameter “${name}” ${issue?.message ?? 'is wrong'}.`);
}

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const dayParameter = z.string().transform((text, context): PlainDate => {
  const day = parsePlainDate(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'is not a calendar day written YYYY-MM-DD' });
  return z.NEVER;
});

/** One of the given words. */
export function wordParameter<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}
