import { z } from 'zod';
import type { Actor } from '@/lib/accounts/types';
import { type Db, db } from '@/lib/core/db';
import type { Refusal } from '@/lib/core/errors';
import type { Programme } from '@/lib/programmes/types';
import { checkView, type RevisionCheck } from './check-view';
import { previewProposed } from './mutations';
import { DESK_REVISIONS, PUBLIC_REVISIONS, toProposedRevision, toRevision } from './revision-rows';
import type { ProposedRevision, Revision } from './types';

/** What waits at the desk: everybody's submitted revisions, and one's own that came back or were taken back. */
export async function listProposedRevisions(actorId: string, on: Db = db()): Promise<ProposedRevision[]> {
  const rows = await on.revision.findMany({
    where: { OR: [{ state: 'submitted' }, { state: { in: ['returned', 'withdrawn'] }, authorId: actorId }] },
    ...DESK_REVISIONS,
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toProposedRevision);
}

/** A revision in whatever state, for the desk; null when the programme has none of that id. */
export async function getProposedRevision(
  programme: Pick<Programme, 'id'>,
  id: string,
  on: Db = db(),
): Promise<ProposedRevision | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await on.revision.findFirst({
    where: { id, pledge: { programmeId: programme.id } },
    ...DESK_REVISIONS,
  });
  return row && toProposedRevision(row);
}

/** The revision of a pledge's words (`target` null) or of a target that waits for an admin; null while none does. */
export async function findWaiting(
  programme: Pick<Programme, 'id'>,
  pledge: string,
  target: string | null,
  on: Db = db(),
): Promise<ProposedRevision | null> {
  const row = await on.revision.findFirst({
    where: {
      state: 'submitted',
      pledge: { programmeId: programme.id, slug: pledge },
      ...(target === null ? { targetId: null } : { target: { key: target } }),
    },
    ...DESK_REVISIONS,
  });
  return row && toProposedRevision(row);
}

/** What publishing a waiting revision would change today, or everything that speaks against it by now. */
export async function previewRevisionOf(
  actor: Actor,
  id: string,
  on: Db = db(),
): Promise<{ readonly check: RevisionCheck | null; readonly refusals: readonly Refusal[] }> {
  const preview = await previewProposed(on, actor, id);
  return preview.ok
    ? { check: checkView(preview.value), refusals: [] }
    : { check: null, refusals: preview.refusals };
}

/** Every published revision of a programme, newest first. Public. */
export async function listRevisions(programme: Pick<Programme, 'id'>, on: Db = db()): Promise<Revision[]> {
  const { where, include } = PUBLIC_REVISIONS;
  const rows = await on.revision.findMany({
    where: { ...where, pledge: { programmeId: programme.id } },
    include,
    orderBy: { ledgerSeq: 'desc' },
  });
  return rows.map(toRevision);
}

/** The versions of a pledge and of its targets by key: what a form was made from. */
export async function listVersions(
  programme: Pick<Programme, 'id'>,
  pledge: string,
  on: Db = db(),
): Promise<{ readonly pledge: number; readonly targets: ReadonlyMap<string, number> } | null> {
  const row = await on.pledge.findUnique({
    where: { programmeId_slug: { programmeId: programme.id, slug: pledge } },
    select: { version: true, targets: { select: { key: true, version: true } } },
  });
  return row && { pledge: row.version, targets: new Map(row.targets.map((one) => [one.key, one.version])) };
}
