import { type Db, db } from '@/lib/core/db';
import type { Role } from '../types';
import type { FactorRules } from './types';

/** Whether somebody of that role needs a second factor, having signed in that way. */
export async function isFactorRequired(on: Db, role: Role, isByProvider: boolean): Promise<boolean> {
  const rule = await on.secondFactorRule.findUnique({ where: { role }, select: { forProvider: true } });
  return rule !== null && (!isByProvider || rule.forProvider);
}

/** Which roles need a second factor. */
export async function getFactorRules(on: Db = db()): Promise<FactorRules> {
  const rows = await on.secondFactorRule.findMany({
    orderBy: { since: 'desc' },
    include: { setBy: { select: { name: true } } },
  });
  const [newest] = rows;
  return {
    roles: rows.map(({ role }) => role).sort(),
    isForProvider: newest?.forProvider ?? false,
    last: newest ? { at: newest.since.toISOString(), by: newest.setBy.name } : null,
  };
}
