import type { Assessment } from '@/lib/assessments/types';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { PledgeDetail, PledgeSource, PledgeStanding } from '@/lib/pledges/types';
import { type FigureJson, figureJson } from './figure-json';
import type { Method } from './method';
import { pledgeUrl } from './public-address';
import { type TargetJson, targetJson } from './target-json';

/** A pledge of the API's list (DESIGN section 5). */
export interface PledgeJson {
  readonly slug: string;
  readonly url: string;
  readonly principle: string;
  readonly theme: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly testability: string;
  readonly origin: string;
  readonly status: string;
  readonly group: string;
  /** How many of its targets have each status. */
  readonly statusCounts: Readonly<Record<string, number>>;
  /** A verdict of the editors beside the status; null as long as none is published. */
  readonly assessment: AssessmentJson | null;
  readonly targets: readonly TargetJson[];
}

export interface AssessmentJson {
  readonly id: string;
  readonly verdict: string;
  readonly reasoning: LocalizedText;
  readonly sources: readonly {
    readonly url: string;
    readonly publisher: string;
    readonly publishedOn: string | null;
    readonly kind: string;
  }[];
  readonly methodVersion: number;
  readonly author: string;
  readonly approver: string;
  readonly publishedAt: string;
  readonly supersedes: string | null;
  readonly reason: LocalizedText | null;
  readonly ledgerSeq: string | null;
  /** When it was taken out of force, by which two people, and why. */
  readonly retracted: {
    readonly at: string;
    readonly by: string;
    readonly approver: string;
    readonly reason: LocalizedText;
  } | null;
}

export interface PledgeSourceJson {
  readonly document: {
    readonly key: string;
    readonly title: string;
    readonly publisher: string;
    readonly url: string | null;
  } | null;
  readonly line: number | null;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly note: LocalizedText | null;
}

/** A pledge of its own address: with its sources, and each target with its figures. */
export interface PledgeDetailJson extends PledgeJson {
  readonly targets: readonly (TargetJson & { readonly figures: readonly FigureJson[] })[];
  /** Figures that belong to the pledge and to none of its targets. */
  readonly figures: readonly FigureJson[];
  readonly sources: readonly PledgeSourceJson[];
  /** The assessment in force and those that it revised, newest first. */
  readonly assessments: readonly AssessmentJson[];
}

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

function sourceJson({ document, line, url, publishedOn, note }: PledgeSource): PledgeSourceJson {
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
 * figures, with its state.
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
    sources: pledge.sources.map(sourceJson),
    assessments: pledge.assessments.map(assessmentJson),
  };
}
