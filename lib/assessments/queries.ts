import { z } from 'zod';
import { type Db, db } from '@/lib/core/db';
import { PROPOSAL_PARTS, toProposal } from './assessment-rows';
import type { ProposedAssessment } from './types';

/** Every assessment that is on its way, oldest submission first: for the desk only. */
export async function listProposals(on: Db = db()): Promise<ProposedAssessment[]> {
  const rows = await on.assessment.findMany({
    where: { state: { in: ['submitted', 'returned'] } },
    include: PROPOSAL_PARTS,
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toProposal);
}

/** An assessment that is on its way; null when there is none of that id, or it is public by now. */
export async function getProposal(id: string, on: Db = db()): Promise<ProposedAssessment | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await on.assessment.findFirst({
    where: { id, state: { in: ['submitted', 'returned'] } },
    include: PROPOSAL_PARTS,
  });
  return row && toProposal(row);
}
