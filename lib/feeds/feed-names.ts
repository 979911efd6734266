import type { LocalizedText } from '@/lib/core/localized-text';
import type { PledgeStanding } from '@/lib/pledges/types';
import type { Programme } from '@/lib/programmes/types';
import type { MeasuredTarget } from './figure-words';

export interface NamedTarget extends MeasuredTarget {
  readonly metric: LocalizedText;
}

export interface NamedPledge {
  readonly title: LocalizedText;
  readonly principle: string;
  readonly theme: string;
  readonly targets: ReadonlyMap<string, NamedTarget>;
}

/** The names behind the slugs and keys that ledger entries use. */
export interface FeedNames {
  readonly programme: Programme;
  readonly pledges: ReadonlyMap<string, NamedPledge>;
}

export function feedNames(programme: Programme, pledges: readonly PledgeStanding[]): FeedNames {
  return {
    programme,
    pledges: new Map(
      pledges.map(({ slug, title, principle, theme, targets }) => [
        slug,
        {
          title,
          principle,
          theme,
          targets: new Map(targets.map(({ key, metric, kind, stages }) => [key, { metric, kind, stages }])),
        },
      ]),
    ),
  };
}
