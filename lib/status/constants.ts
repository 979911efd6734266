import { type Decimal, decimal } from '@/lib/core/decimal';
import type { SourceKind } from './types';

/** Pace from which a target is on track: a shortfall of a twentieth is within what late reporting explains. */
export const ON_TRACK_PACE: Decimal = decimal('0.95');

/** Pace from which a target is behind rather than off track. */
export const BEHIND_PACE: Decimal = decimal('0.6');

/** Expected share below which a slow start is no finding yet. */
export const TOO_EARLY_EXPECTATION: Decimal = decimal('0.05');

/** Days between releases of a figure unless the target says otherwise: most are yearly, and a year may be a leap year. */
export const DEFAULT_REPORTING_INTERVAL_DAYS = 366;

/** Days that a release may be late before the last figure counts as stale. */
export const STALE_GRACE_DAYS = 90;

/** Length of the year in "per year": the Julian year, so that a rate does not depend on which years it spans. */
export const DAYS_PER_YEAR: Decimal = decimal('365.25');

/** Percentile of the pairwise slopes that gives the lower end of a forecast. */
export const FORECAST_LOW_PERCENTILE = 10;

/** Percentile of the pairwise slopes that gives the upper end of a forecast. */
export const FORECAST_HIGH_PERCENTILE = 90;

/** Points besides the origin from which a forecast has a range: fewer leave nothing to take a percentile of. */
export const FORECAST_RANGE_MIN_POINTS = 3;

/** Years after the due date beyond which no forecast date is named: it would only look precise. */
export const FORECAST_HORIZON_YEARS = 50;

/** A forecast is never below this: no unit here counts below nothing. */
export const FORECAST_MINIMUM: Decimal = decimal('0');

/** A forecast in per cent is never above this. */
export const FORECAST_PERCENT_MAXIMUM: Decimal = decimal('100');

/** The unit that the percentage ceiling applies to. */
export const PERCENT_UNIT = '%';

/** Readings on different days from which the first may stand in for a missing baseline. */
export const PROVISIONAL_BASELINE_MIN_READINGS = 2;

/** Which source counts where readings for one day differ; higher wins (METHOD section 2). */
export const SOURCE_RANKS: Readonly<Record<SourceKind, number>> = {
  official_statistics: 5,
  government: 4,
  official: 3,
  media: 2,
  ngo: 2,
  encyclopedia: 1,
  other: 1,
};
