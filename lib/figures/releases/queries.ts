import { type Db, db } from '@/lib/core/db';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import type { Programme } from '@/lib/programmes/types';
import { RELEASE_ORDER, toRelease } from './release-rows';
import type { ExpectedRelease } from './types';

/** The announced releases of a programme's targets by target id, each target's in the order in which they come. For the desk. */
export async function listReleases(
  programme: Pick<Programme, 'id'>,
  on: Db = db(),
): Promise<ReadonlyMap<string, readonly ExpectedRelease[]>> {
  const rows = await on.expectedRelease.findMany({
    where: { target: { pledge: { programmeId: programme.id } } },
    orderBy: RELEASE_ORDER,
  });
  const byTarget = new Map<string, ExpectedRelease[]>();
  for (const row of rows) {
    const list = byTarget.get(row.targetId) ?? [];
    list.push(toRelease(row));
    byTarget.set(row.targetId, list);
  }
  return byTarget;
}

/** The announced releases of one target, in the order in which they come. */
export async function listReleasesOf(targetId: string, on: Db = db()): Promise<ExpectedRelease[]> {
  const rows = await on.expectedRelease.findMany({ where: { targetId }, orderBy: RELEASE_ORDER });
  return rows.map(toRelease);
}

/** The same by the names that a form carries. Refuses `unknown_target` where they name none. */
export async function listReleasesNamed(
  named: { readonly programme: string; readonly pledge: string; readonly target: string },
  on: Db = db(),
): Promise<Result<ExpectedRelease[]>> {
  const target = await on.target.findFirst({
    where: { key: named.target, pledge: { slug: named.pledge, programme: { slug: named.programme } } },
    select: { id: true },
  });
  return target
    ? succeed(await listReleasesOf(target.id, on))
    : refuse({ code: 'unknown_target', field: null });
}
