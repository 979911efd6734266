import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { type Db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import { toRefusals } from '@/lib/core/refusal-issues';
import { figurePlace } from '../figure-context';
import { listReleasesOf } from './queries';
import { releasesAsSeen } from './release-rows';
import { type ReleasesInput, releasesSchema } from './schema';
import type { ExpectedRelease } from './types';

function stop(code: string): never {
  throw new RefusedError([{ code, field: null }]);
}

/**
 * Puts the list of releases that are announced for a target in place of the one that was seen. For reviewers and admins;
 * nothing of it is public, so the ledger has no entry. Refuses `releases_changed` when somebody saved another list
 * meanwhile; the same form sent twice is saved once.
 */
export async function planReleases(
  on: Db,
  actor: Actor,
  input: ReleasesInput,
): Promise<Result<{ releases: readonly ExpectedRelease[] }>> {
  return inTransaction(on, async (tx) => {
    const parsed = releasesSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    const account = await tx.user.findFirst({
      where: { id: actor.id, disabledAt: null },
      select: { id: true, name: true, role: true },
    });
    if (!can(account, 'release.plan')) stop('not_allowed');
    const { seen, releases, ...named } = parsed.data;
    const { target } = await figurePlace(tx, named);
    if (target === null) return stop('unknown_target');
    await tx.$executeRaw`SELECT 1 FROM target WHERE id = ${target.id}::uuid FOR UPDATE`;
    const before = await listReleasesOf(target.id, tx);
    const wanted = releases
      .map((release) => ({ ...release, id: '' }))
      .sort((a, b) => (`${a.expectedOn} ${a.referenceOn}` < `${b.expectedOn} ${b.referenceOn}` ? -1 : 1));
    if (releasesAsSeen(before) === releasesAsSeen(wanted)) return { releases: before };
    if (releasesAsSeen(before) !== seen.replace(/\r\n?/g, '\n')) stop('releases_changed');
    await tx.expectedRelease.deleteMany({ where: { targetId: target.id } });
    await tx.expectedRelease.createMany({
      data: releases.map((release) => ({
        ...release,
        targetId: target.id,
        referenceOn: toDatabaseDate(release.referenceOn),
        expectedOn: toDatabaseDate(release.expectedOn),
      })),
    });
    return { releases: await listReleasesOf(target.id, tx) };
  });
}
