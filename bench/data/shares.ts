import { courseOf } from './measures';
import type { Plan } from './plan';
import { randomOf } from './random';

/** How much is published about a target, compared with others: about some nothing, about some every week. */
function weightOf({ seed }: Plan, target: number): number {
  const random = randomOf(`${seed}/share/${target}`);
  if (random.chance(0.06)) return 0;
  const { kind } = courseOf(seed, target);
  const usual = kind === 'milestone' ? 0.1 : kind === 'maintain' ? 0.4 : 1;
  return random.chance(0.02) ? 5 * usual : usual;
}

/** The number of figures of each target; they add up to the plan's. */
export function sharesOf(plan: Plan): Uint32Array {
  const weights = Float64Array.from({ length: plan.targets }, (_, target) => weightOf(plan, target));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = new Uint32Array(plan.targets);
  let [passed, given] = [0, 0];
  weights.forEach((weight, target) => {
    passed += weight;
    const due = whole === 0 ? 0 : Math.round((passed / whole) * plan.figures);
    shares[target] = due - given;
    given = due;
  });
  return shares;
}
