import { type PledgeToAdd, pledgeSchema, type TargetToAdd } from '../../lib/pledges/schema';
import type { Target } from '../../lib/pledges/types';
import { type Plan, termOf } from './plan';
import { DOCUMENT } from './programme';
import { idOf, type Random, randomOf } from './random';
import { madeTarget } from './targets';
import { slugOf, subjectOf, summaryOf, titleOf } from './texts';
import { NOTES, THEMES } from './words';

/** A target with its place: its number among all targets says which figures it has. */
export interface MadeTarget {
  readonly number: number;
  readonly position: number;
  readonly terms: TargetToAdd;
  /** As the product would read it back. */
  readonly target: Target;
  readonly pledge: { readonly id: string; readonly slug: string };
}

export interface MadePledge {
  readonly id: string;
  readonly position: number;
  readonly pledge: PledgeToAdd;
  readonly targets: readonly MadeTarget[];
}

/** Some pledges have nothing to measure, most have a few targets, hardly any have many. */
function targetsOf(random: Random): number {
  if (random.chance(0.15)) return 0;
  return random.chance(0.02) ? random.whole(10, 25) : random.whole(1, 7);
}

/** All pledges of a made-up programme in their order, each with its targets; they are valid by the product's own schema. */
export function* madePledges(plan: Plan): Generator<MadePledge> {
  let number = 0;
  for (let position = 0; number < plan.targets; position += 1) {
    const random = randomOf(`${plan.seed}/pledge/${position}`);
    const count = Math.min(targetsOf(random), plan.targets - number);
    yield madePledge(plan, position, { number, count }, random);
    number += count;
  }
}

function madePledge(
  plan: Plan,
  position: number,
  { number, count }: { number: number; count: number },
  random: Random,
): MadePledge {
  const subject = subjectOf(random);
  const title = titleOf(subject);
  const pledge = pledgeSchema.parse({
    programme: plan.slug,
    theme: slugOf(random.pick(THEMES).en),
    slug: `${slugOf(title.en)}-${position + 1}`,
    title,
    summary: summaryOf(subject, random),
    testability: count === 0 ? 'qualitative' : random.pick(['quantified', 'testable']),
    origin: 'programme documents',
    sources: [
      { document: DOCUMENT, line: position + 1, note: random.chance(0.1) ? random.pick(NOTES) : null },
    ],
    targets: Array.from({ length: count }, (_, index) => madeTarget(plan, number + index, subject)),
  });
  const id = idOf(`${plan.slug}/${plan.seed}/pledge/${position}`);
  const named = { id, slug: pledge.slug };
  const targets = pledge.targets.map((terms, index) =>
    placed(plan, terms, { number: number + index, position: index, pledge: named }),
  );
  return { id, position, pledge, targets };
}

function placed(
  plan: Plan,
  terms: TargetToAdd,
  place: Pick<MadeTarget, 'number' | 'position' | 'pledge'>,
): MadeTarget {
  const { startsOn, endsOn } = termOf(plan);
  const id = idOf(`${plan.slug}/${plan.seed}/target/${place.number}`);
  const resolved = { start: terms.start ?? startsOn, due: terms.due ?? endsOn };
  return { ...place, terms, target: { ...terms, id, ...resolved, isRevised: false } };
}
