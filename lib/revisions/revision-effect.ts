import type { Prisma } from '@/lib/core/prisma/client';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { overallOf, standingOf, summariseFor } from '@/lib/pledges/standing';
import { targetOfContent } from './revision-content';
import type { RevisionContext } from './revision-context';
import type { RevisionEffect } from './types';

/** What publishing the revision would change: the target's standing and the pledge's, now and then. */
export async function effectOf(
  tx: Prisma.TransactionClient,
  context: RevisionContext,
): Promise<RevisionEffect> {
  const { programme, pledge, target, subject, figures, today } = context;
  const { reviewPolicy } = programme;
  const detail = await getPledgeDetail(programme, pledge.slug, today, tx);
  if (!detail) throw new Error(`Pledge ${pledge.slug} went away inside a transaction`);
  const before = detail.targets.find(({ key }) => key === target?.key);
  if (subject.of === 'pledge' || !target || !before) {
    const statuses = { before: detail.status, after: detail.status };
    return { subject, target: null, pledge: statuses, reviewPolicy };
  }
  const revised = { ...targetOfContent(target.id, subject.after), isRevised: true };
  const { qualifier = null, originQualifier = null } = before;
  const after = {
    ...standingOf(revised, summariseFor(revised, figures, today), today),
    qualifier,
    originQualifier,
  };
  const targets = detail.targets.map((standing) => (standing === before ? after : standing));
  return {
    subject,
    target: {
      before,
      after,
      // What stands there now is the original, unless it was revised before.
      againstOriginal: (before.original?.standing ?? before.standing).status,
    },
    pledge: { before: detail.status, after: overallOf(targets).status },
    reviewPolicy,
  };
}
