import { addDays, type PlainDate, toEpochDay } from '../../lib/core/plain-date';

/** What a made-up programme is to be; the same plan gives the same rows. */
export interface Plan {
  readonly slug: string;
  readonly seed: number;
  readonly targets: number;
  readonly figures: number;
  /** The last day on which something is published. */
  readonly until: PlainDate;
  /** Where the ledger has entries already, of other programmes: the instant of the last, ISO 8601 in UTC. */
  readonly earliest?: string;
}

const MS_PER_DAY = 86_400_000;
const YEAR = 365;

/** Publications come in rounds, as statistics do; within one, target after target. */
export const ROUNDS = 100;

/** Days from the end of a period to the last publication about it. */
const LAG = 60;

/** Near the end of the seventh year of eight. */
export function termOf({ until }: Plan): { readonly startsOn: PlainDate; readonly endsOn: PlainDate } {
  const startsOn = addDays(until, -(7 * YEAR - 65));
  return { startsOn, endsOn: addDays(startsOn, 8 * YEAR) };
}

/** The last day that a figure speaks of. */
export function lastDay({ until }: Plan): PlainDate {
  return addDays(until, -LAG);
}

function daysARound(plan: Plan): number {
  return (toEpochDay(lastDay(plan)) - toEpochDay(termOf(plan).startsOn)) / ROUNDS;
}

/** The round in which a figure about days up to `day` is published: some weeks later. */
export function roundOf(plan: Plan, day: PlainDate): number {
  const late = toEpochDay(day) - toEpochDay(termOf(plan).startsOn) - daysARound(plan);
  return Math.min(ROUNDS - 1, Math.max(0, Math.ceil(late / daysARound(plan))));
}

/** The instant of a target's `turn`-th publication in a round, ISO 8601 in UTC. Later ones are later, in the ledger's order. */
export function instantOf(plan: Plan, round: number, target: number, turn: number): string {
  const length = daysARound(plan) * MS_PER_DAY;
  const begins = (toEpochDay(termOf(plan).startsOn) + LAG) * MS_PER_DAY + round * length;
  const wanted = new Date(Math.floor(begins + (target * length) / plan.targets + turn)).toISOString();
  return plan.earliest !== undefined && plan.earliest > wanted ? plan.earliest : wanted;
}
