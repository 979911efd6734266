import { z } from 'zod';
import { type Assessment, VERDICTS } from '@/lib/assessments/types';
import {
  type PledgeDetail,
  type PledgeSource,
  type PledgeStanding,
  TESTABILITIES,
} from '@/lib/pledges/types';
import { STATUS_GROUPS, STATUSES } from '@/lib/status/types';
import { count, localizedText, sequenceText, slugText } from './answer-parts';
import { citedSource, figureAnswer, figureJson } from './figure-json';
import type { Method } from './method';
import { pledgeUrl } from './public-address';
import { targetAnswer, targetJson } from './target-json';

export const assessmentAnswer = z.object({
  id: z.guid(),
  verdict: z.enum(VERDICTS),
  reasoning: localizedText,
  sources: z.array(citedSource),
  methodVersion: z.int(),
  author: z.string(),
  approver: z.string(),
  publishedAt: z.iso.datetime(),
  supersedes: z.guid().nullable(),
  reason: localizedText.nullable(),
  ledgerSeq: sequenceText.nullable(),
  retracted: z
    .object({ at: z.iso.datetime(), by: z.string(), approver: z.string(), reason: localizedText })
    .nullable()
    .describe('When it was taken out of force, by which two people, and why'),
});

type AssessmentJson = z.output<typeof assessmentAnswer>;

/** A pledge of the API's list (DESIGN section 5). */
export const pledgeAnswer = z.object({
  slug: slugText,
  url: z.url(),
  principle: slugText,
  theme: slugText,
  title: localizedText,
  summary: localizedText,
  testability: z.enum(TESTABILITIES),
  origin: z.string(),
  status: z.enum(STATUSES),
  group: z.enum(STATUS_GROUPS),
  statusCounts: z.record(z.enum(STATUSES), count).describe('How many of its targets have each status'),
  assessment: assessmentAnswer
    .nullable()
    .describe('The verdict of the editors in force; null as long as none is published'),
  targets: z.array(targetAnswer),
});

export type PledgeJson = z.output<typeof pledgeAnswer>;

const pledgeSourceAnswer = z.object({
  document: z
    .object({ key: z.string(), title: z.string(), publisher: z.string(), url: z.url().nullable() })
    .nullable(),
  line: z.int().nullable(),
  url: z.url().nullable(),
  publishedOn: z
    .string()
    .regex(/^\d{4}(-\d\d){0,2}$/)
    .nullable()
    .describe('As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD'),
  note: localizedText.nullable(),
});

/** A pledge of its own address: with its sources, and each target with its figures. */
export const pledgeDetailAnswer = pledgeAnswer.extend({
  targets: z.array(targetAnswer.extend({ figures: z.array(figureAnswer) })),
  figures: z.array(figureAnswer).describe('Figures that belong to the pledge and to none of its targets'),
  regionalFigures: z
    .array(figureAnswer)
    .describe(
      'Figures about one region each, of all targets; they feed no status and stand in no other list',
    ),
  sources: z.array(pledgeSourceAnswer),
  assessments: z.array(assessmentAnswer).describe('Newest first'),
});

export type PledgeDetailJson = z.output<typeof pledgeDetailAnswer>;

function assessmentJson(assessment: Assessment): AssessmentJson {
  return {
    id: assessment.id,
    verdict: assessment.verdict,
    reasoning: assessment.reasoning,
    sources: assessment.sources.map(({ url, publisher, publishedOn, kind }) => ({
      url,
      publisher,
      publishedOn,
      kind,
    })),
    methodVersion: assessment.methodVersion,
    author: assessment.author,
    approver: assessment.approver,
    publishedAt: assessment.publishedAt,
    supersedes: assessment.supersedes,
    reason: assessment.reason,
    ledgerSeq: assessment.ledgerSeq,
    retracted: assessment.retracted,
  };
}

/** A pledge for the API's list. It names each property: nothing else that a row may carry gets out. */
export function pledgeJson(
  origin: string,
  programme: string,
  pledge: PledgeStanding,
  method: Method,
): PledgeJson {
  return {
    slug: pledge.slug,
    url: pledgeUrl(origin, programme, pledge.slug),
    principle: pledge.principle,
    theme: pledge.theme,
    title: pledge.title,
    summary: pledge.summary,
    testability: pledge.testability,
    origin: pledge.origin,
    status: pledge.status,
    group: pledge.group,
    statusCounts: method.countByStatus(pledge.targets.map(({ standing }) => standing.status)),
    assessment: pledge.assessment && assessmentJson(pledge.assessment),
    targets: pledge.targets.map((target) => targetJson(target, method.groupOf)),
  };
}

function sourceJson({
  document,
  line,
  url,
  publishedOn,
  note,
}: PledgeSource): z.output<typeof pledgeSourceAnswer> {
  return {
    document: document && {
      key: document.key,
      title: document.title,
      publisher: document.publisher,
      url: document.url,
    },
    line,
    url,
    publishedOn,
    note,
  };
}

/**
 * A pledge for its own address. Its figures are those in force: what was superseded or retracted stands in the list of
 * figures, with its state. Those about a region stand apart, so that nobody adds them to the country's.
 */
export function pledgeDetailJson(
  origin: string,
  programme: string,
  pledge: PledgeDetail,
  method: Method,
): PledgeDetailJson {
  const inForce = pledge.figures.filter(({ state }) => state === 'published');
  const figures = inForce.map((figure) => figureJson(figure, pledge.marks));
  const whole = pledgeJson(origin, programme, pledge, method);
  return {
    ...whole,
    targets: whole.targets.map((target) => ({
      ...target,
      figures: figures.filter((figure) => figure.target === target.key),
    })),
    figures: figures.filter((figure) => figure.target === null),
    regionalFigures: pledge.regionalFigures
      .filter(({ state }) => state === 'published')
      .map((figure) => figureJson(figure, pledge.marks)),
    sources: pledge.sources.map(sourceJson),
    assessments: pledge.assessments.map(assessmentJson),
  };
}
