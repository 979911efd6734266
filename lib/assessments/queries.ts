import { z } from 'zod';
import { type Db, db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Programme } from '@/lib/programmes/types';
import { PROPOSAL_PARTS, PUBLIC_ASSESSMENTS, toAssessment, toProposal } from './assessment-rows';
import type { Assessment, AssessmentCorrection, ProposedAssessment } from './types';

/** States of an assessment that nobody but the desk sees. */
const ON_THE_WAY = ['submitted', 'returned', 'withdrawn'] as const;

/** Every assessment that is on its way, oldest submission first: for the desk only. */
export async function listProposals(on: Db = db()): Promise<ProposedAssessment[]> {
  const rows = await on.assessment.findMany({
    where: { state: { in: [...ON_THE_WAY] } },
    include: PROPOSAL_PARTS,
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toProposal);
}

/** An assessment that is on its way; null when there is none of that id, or it is public by now. */
export async function getProposal(id: string, on: Db = db()): Promise<ProposedAssessment | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await on.assessment.findFirst({
    where: { id, state: { in: [...ON_THE_WAY] } },
    include: PROPOSAL_PARTS,
  });
  return row && toProposal(row);
}

/** A published assessment of the programme, whatever has become of it since, with its pledge's title; null without one. */
export async function getPublishedAssessment(
  programme: Pick<Programme, 'id'>,
  id: string,
  on: Db = db(),
): Promise<{ readonly assessment: Assessment; readonly pledgeTitle: LocalizedText } | null> {
  const row = await on.assessment.findFirst({
    where: { id, ...PUBLIC_ASSESSMENTS.where, pledge: { programmeId: programme.id } },
    include: { ...PUBLIC_ASSESSMENTS.include, pledge: { select: { title: true } } },
  });
  return row && { assessment: toAssessment(row), pledgeTitle: row.pledge.title as LocalizedText };
}

/** Every assessment of a programme that was revised or retracted, newest first. Public. */
export async function listAssessmentCorrections(
  programme: Pick<Programme, 'id'>,
  on: Db = db(),
): Promise<AssessmentCorrection[]> {
  const rows = await on.assessment.findMany({
    where: { state: { in: ['superseded', 'retracted'] }, pledge: { programmeId: programme.id } },
    include: {
      ...PUBLIC_ASSESSMENTS.include,
      pledge: { select: { slug: true, title: true } },
      revisions: { where: PUBLIC_ASSESSMENTS.where, include: PUBLIC_ASSESSMENTS.include },
    },
  });
  return rows
    .flatMap((row): AssessmentCorrection[] => {
      const old = toAssessment(row);
      const [newer] = row.revisions;
      const now = old.retracted || !newer ? null : toAssessment(newer);
      const at = old.retracted?.at ?? now?.publishedAt;
      const pledge = { pledge: row.pledge.slug, pledgeTitle: row.pledge.title as LocalizedText };
      return at === undefined ? [] : [{ old, now, at, ...pledge }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}
