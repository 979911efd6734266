import type { z } from 'zod';
import { now } from '@/lib/core/clock';
import type { ContentVersion } from '@/lib/core/conditional';
import { badParameter, type Checked, checked, isSlug, notFound } from '@/lib/core/http';
import type { PlainDate } from '@/lib/core/plain-date';
import { readParameters } from '@/lib/core/query-parameters';
import type { Evaluation } from '@/lib/export/method';
import { ledgerHead } from '@/lib/ledger/queries';
import { asOfProblem } from '@/lib/programmes/as-of';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import { METHOD } from '@/lib/snapshots/method';

/** What a request about a programme asks for, and what its answer will be a function of. */
export interface ProgrammeView<Parameters> {
  readonly programme: Programme;
  readonly parameters: Parameters;
  readonly day: ViewDay;
  readonly evaluation: Evaluation;
  readonly version: ContentVersion;
}

/**
 * Reads a request about a programme: 404 for a programme that is not there, 400 for a parameter that is wrong. The head
 * of the ledger is read before any data, so that an answer is never older than its validators say.
 */
export async function programmeView<Shape extends z.ZodRawShape>(
  request: Request,
  slug: string,
  schema: z.ZodObject<Shape>,
): Promise<Checked<ProgrammeView<z.output<z.ZodObject<Shape>>>>> {
  const head = await ledgerHead();
  const programme = isSlug(slug) ? await getProgramme(slug) : null;
  if (!programme) return notFound('There is no such programme.');
  const parameters = readParameters(new URL(request.url).searchParams, schema);
  if (!parameters.ok) return parameters;
  const asOf = asOfIn(parameters.value);
  const day = viewDay(programme, now(), asOf);
  const refusal = asOf && refuseDay(programme, asOf);
  if (refusal) return refusal;
  return checked({
    programme,
    parameters: parameters.value,
    day,
    evaluation: { method: METHOD, on: day.on, ledgerSeq: head.seq },
    version: { ...head, day: day.on, timeZone: programme.timeZone, methodVersion: METHOD.version },
  });
}

function asOfIn(parameters: object): PlainDate | null {
  // Only `dayParameter` goes by this name.
  return 'asOf' in parameters ? ((parameters.asOf as PlainDate | undefined) ?? null) : null;
}

/** Why there is no view of the day that a parameter names; null where there is one. */
export function refuseDay(
  programme: Programme,
  day: PlainDate,
  name = 'asOf',
): ReturnType<typeof badParameter> | null {
  const today = viewDay(programme, now(), null).on;
  switch (asOfProblem(programme, day, today)) {
    case 'future':
      return badParameter(name, `The parameter “${name}” is a day that has not come yet; today is ${today}.`);
    case 'before_announcement':
      return badParameter(
        name,
        `The parameter “${name}” lies before the programme was announced, on ${programme.announcedOn}.`,
      );
    default:
      return null;
  }
}
