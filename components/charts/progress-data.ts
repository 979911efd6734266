import type { PlainDate } from '@/lib/core/plain-date';

/**
 * A value on a day, as the chart needs it. The number only decides where on the screen a mark stands, so a binary float is
 * exact enough; every number that a reader sees is text made from the decimal.
 */
export interface ChartPoint {
  readonly day: PlainDate;
  readonly value: number;
}

/** A text beside the picture, with a shorter form for where the long one finds no room. */
export interface ChartText {
  readonly long: string;
  readonly short: string;
}

/** What a mark stands for; each has a shape of its own. */
export type MarkRole = 'counted' | 'conflict' | 'alternative' | 'context' | 'baseline';

/** On which side of a mark the true value lies, as its qualifier says: `over` above, `under` and `almost` below. */
export type Leaning = 'above' | 'below' | 'around';

/** A published figure in the picture; its text carries the qualifier ("over 30,000"). */
export interface ChartMark extends ChartPoint {
  readonly role: MarkRole;
  readonly text: string;
  /** Null for a value that is given as it is. */
  readonly leaning: Leaning | null;
}

/** All that a progress chart shows, free of pixels and of language rules. */
export interface ProgressData {
  /** The first day of the horizontal axis, unless something shown is older. */
  readonly from: PlainDate;
  /** Corners of the expected course: origin, checkpoints, target. Empty where nothing is expected. */
  readonly course: readonly ChartPoint[];
  readonly courseText: ChartText | null;
  readonly target: (ChartPoint & { readonly text: ChartText }) | null;
  /** The target as it was first promised, where it has been changed since. */
  readonly original: (ChartPoint & { readonly text: ChartText }) | null;
  /** Runs of current values that belong together; between two runs nothing was published. */
  readonly runs: readonly (readonly ChartPoint[])[];
  readonly marks: readonly ChartMark[];
  readonly forecast: {
    readonly from: ChartPoint;
    readonly to: ChartPoint;
    readonly low: number | null;
    readonly high: number | null;
    readonly text: ChartText;
  } | null;
  readonly viewDay: PlainDate;
  readonly viewDayText: string;
  /** Whether the vertical axis has to begin at 0, as for amounts that add up. */
  readonly isFromZero: boolean;
  /** What no value can exceed, such as 100 of a percentage; null where there is no such bound. */
  readonly ceiling: number | null;
  /** Whether there are days between first and last figure that no line covers. */
  readonly hasGap: boolean;
  /** What the vertical axis counts: "million m²". */
  readonly axisText: string;
}
