import type { Programme } from '@/lib/programmes/types';
import {
  type Coverage,
  countByGroup,
  countByStatus,
  coverageOf,
  type MeanProgress,
  meanProgress,
} from '@/lib/status/overview';
import type { Status, StatusGroup } from '@/lib/status/types';
import type { PledgeStanding } from './types';

/** Where a set of pledges stands: counts, never a sum of unlike units (METHOD section 6). */
export interface StandingCounts {
  readonly total: number;
  readonly groups: Readonly<Record<StatusGroup, number>>;
  readonly statuses: Readonly<Record<Status, number>>;
  readonly coverage: Coverage;
}

export function countStandings(pledges: readonly PledgeStanding[]): StandingCounts {
  const statuses = pledges.map((pledge) => pledge.status);
  return {
    total: pledges.length,
    groups: countByGroup(statuses),
    statuses: countByStatus(statuses),
    coverage: coverageOf(statuses),
  };
}

/** The mean progress of the targets of some pledges (METHOD section 6). */
export function meanOfPledges(pledges: readonly PledgeStanding[]): MeanProgress {
  return meanProgress(pledges.flatMap(({ targets }) => targets.map(({ summary }) => summary.progress)));
}

/** A principle or a theme of it with the counts of its pledges. */
export interface PartCounts {
  readonly kind: 'principle' | 'theme';
  readonly slug: string;
  readonly title: Programme['themes'][number]['title'];
  readonly counts: StandingCounts;
}

/** Every principle, each followed by its themes, in the programme's order. */
export function countParts(programme: Programme, pledges: readonly PledgeStanding[]): PartCounts[] {
  return programme.principles.flatMap(({ slug, title }) => [
    {
      kind: 'principle' as const,
      slug,
      title,
      counts: countStandings(pledges.filter((pledge) => pledge.principle === slug)),
    },
    ...programme.themes
      .filter((theme) => theme.principle === slug)
      .map((theme) => ({
        kind: 'theme' as const,
        slug: theme.slug,
        title: theme.title,
        counts: countStandings(pledges.filter((pledge) => pledge.theme === theme.slug)),
      })),
  ]);
}
