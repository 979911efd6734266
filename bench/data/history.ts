import type { LocalizedText } from '../../lib/core/localized-text';
import { addDays, fromEpochDay, type PlainDate, toEpochDay } from '../../lib/core/plain-date';
import type { Figure } from '../../lib/figures/types';
import type { FigureRole } from '../../lib/status/types';
import { decimalOf } from './decimal-of';
import { MAKER } from './maker';
import { type Course, courseOf } from './measures';
import { instantOf, lastDay, type Plan, roundOf } from './plan';
import type { MadeTarget } from './pledges';
import { anyRegion } from './programme';
import { idOf, type Random, randomOf } from './random';
import { madeSources } from './sources';
import { madeValue } from './values';
import { NOTES, REASONS } from './words';

/** Something published about a target: a figure, perhaps in the place of an earlier one, or the end of one. */
export type Happening = {
  readonly round: number;
  readonly made: MadeTarget;
} & (
  | { readonly kind: 'published'; readonly figure: Figure; readonly replaces: Figure | null }
  | {
      readonly kind: 'retracted';
      readonly figure: Figure;
      readonly at: string;
      readonly reason: LocalizedText;
    }
);

/** The days of one figure: its part of the target's time. */
interface Slot {
  readonly number: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * Everything that is published about a target, in order: figures of its kind without overlaps, rivals and background beside
 * them, corrections, retractions. Equal for equal plans, so that it can be gone through twice instead of being kept.
 */
export function* historyOf(plan: Plan, made: MadeTarget, figures: number): Generator<Happening> {
  const course = courseOf(plan.seed, made.number);
  let [round, turn] = [0, 0];
  const at = (day: PlainDate) => {
    const next = roundOf(plan, day);
    turn = next === round ? turn + 1 : 0;
    round = next;
    return instantOf(plan, round, made.number, turn);
  };
  let last: Figure | null = null;
  for (const slot of slotsOf(plan, made, figures)) {
    const random = randomOf(`${plan.seed}/figure/${made.number}/${slot.number}`);
    if (last !== null && random.chance(0.003)) {
      const moment = at(slot.to);
      yield { kind: 'retracted', figure: last, at: moment, reason: random.pick(REASONS), round, made };
      last = null;
    }
    if (last !== null && random.chance(0.01)) {
      const figure = correctionOf(plan, { made, course, slot, random, at: at(slot.to) }, last);
      yield { kind: 'published', figure, replaces: last, round, made };
      last = null;
      continue;
    }
    const figure = madeFigure(plan, { made, course, slot, random, at: at(slot.to) }, figures);
    yield { kind: 'published', figure, replaces: null, round, made };
    last = figure;
  }
}

function* slotsOf(plan: Plan, { target }: MadeTarget, figures: number): Generator<Slot> {
  const start = toEpochDay(target.start);
  const days = toEpochDay(lastDay(plan)) - start;
  const bound = (number: number) => start + Math.floor((number * days) / figures);
  for (let number = 0; number < figures; number += 1) {
    const from = fromEpochDay(bound(number));
    // More figures than days: several speak of one.
    const to = fromEpochDay(Math.max(bound(number), bound(number + 1) - 1));
    yield { number, from, to };
  }
}

interface Making {
  readonly made: MadeTarget;
  readonly course: Course;
  readonly slot: Slot;
  readonly random: Random;
  readonly at: string;
}

function roleOf({ course, slot, random }: Making, figures: number, isCrowded: boolean): FigureRole {
  if (figures <= 2 && slot.number === 0) return 'counted';
  const drawn = random.next();
  if (drawn < 0.78 && !isCrowded) return 'counted';
  return drawn < 0.9 && course.kind !== 'milestone' ? 'alternative' : 'context';
}

function madeFigure(plan: Plan, making: Making, figures: number): Figure {
  const { made, course, slot, random, at } = making;
  const isCrowded =
    slot.from === slot.to && figures > toEpochDay(lastDay(plan)) - toEpochDay(made.target.start);
  const role = roleOf(making, figures, isCrowded);
  const isOfPledge = role === 'context' && random.chance(0.1);
  const isRegional = !isOfPledge && REGIONAL.has(course.kind) && random.chance(0.03);
  const name = `${made.number}-${slot.number}`;
  // Two sources of one day do not always agree.
  const isSameDay = slot.number > 0 && course.kind === 'level' && random.chance(0.02);
  const day = isSameDay ? addDays(slot.from, -1) : slot.to;
  return {
    id: idOf(`${plan.slug}/${plan.seed}/figure/${name}`),
    pledge: made.pledge.slug,
    target: isOfPledge ? null : made.target.key,
    region: isRegional ? anyRegion(slot.number) : null,
    role,
    ...madeValue({ course, target: made.target, role, from: slot.from, day, random, number: slot.number }),
    qualifier: random.chance(0.06) ? random.pick(['about', 'almost', 'over', 'under']) : null,
    dateNote: random.chance(0.003) ? random.pick(NOTES) : null,
    note: random.chance(0.007) ? random.pick(NOTES) : null,
    sources: madeSources(name, slot.to, random),
    ...publishedAt(at),
    supersedes: null,
    reason: null,
  };
}

const REGIONAL: ReadonlySet<string> = new Set(['total', 'level', 'relative', 'trend']);

/** The same days, another number. */
function correctionOf(plan: Plan, { made, slot, random, at }: Making, last: Figure): Figure {
  const name = `${made.number}-${slot.number}`;
  return {
    ...last,
    id: idOf(`${plan.slug}/${plan.seed}/figure/${name}`),
    value: last.unit === null ? last.value : decimalOf(random.whole(100, 9_000)),
    sources: madeSources(name, slot.to, random),
    ...publishedAt(at),
    supersedes: last.id,
    reason: random.pick(REASONS),
  };
}

function publishedAt(at: string) {
  return {
    state: 'published',
    recordedBy: MAKER.name,
    recordedAt: at,
    publishedAt: at,
    approvedBy: null,
    ended: null,
    ledgerSeq: null,
  } as const;
}
