import { now } from '@/lib/core/clock';
import { type Db, inTransaction } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { requireKeeper, stop } from '../keeping/mutations';
import type { Actor, Role } from '../types';
import { getFactorRules } from './queries';
import { ruleMark } from './rule-mark';

export interface RulesInput {
  readonly roles: readonly Role[];
  readonly isForProvider: boolean;
  /** The mark of the rules that the form was made for. */
  readonly seen: string;
}

/**
 * Says which roles need a second factor, from the next request of each on. Refuses `stale_rules`, and `own_factor_first` at
 * `roles` when an administrator without one would ask for administrators': they would shut themselves out.
 */
export async function setFactorRules(on: Db, actor: Actor, input: RulesInput): Promise<Result<void>> {
  return inTransaction(on, async (tx) => {
    await requireKeeper(tx, actor);
    if (ruleMark(await getFactorRules(tx)) !== input.seen) stop('stale_rules');
    const own = await tx.secondFactor.count({ where: { userId: actor.id, confirmedAt: { not: null } } });
    if (input.roles.includes('admin') && own === 0) stop('own_factor_first', 'roles');
    await tx.secondFactorRule.deleteMany();
    const rule = { forProvider: input.isForProvider, since: now(), setById: actor.id };
    await tx.secondFactorRule.createMany({ data: input.roles.map((role) => ({ role, ...rule })) });
  });
}
