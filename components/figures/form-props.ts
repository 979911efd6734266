import type { OtherLanguage } from '@/lib/figures/figure-texts';
import type { FormTarget } from '@/lib/figures/form-fields';
import type { Region } from '@/lib/programmes/types';

/** A region as a form offers it. */
export type NamedRegion = Pick<Region, 'code' | 'name'>;

/** What the figure form shows of its place. All of it is public. */
export interface FigureFormPlace {
  readonly programme: string;
  readonly pledge: string;
  readonly target: FormTarget;
  /** Regions that the figure can be about; none where the programme has none. */
  readonly regions: readonly NamedRegion[];
  /** Public page of the pledge. */
  readonly pledgeHref: string;
  readonly signInHref: string;
  /** The published figure that is corrected, in words; null for a new one. */
  readonly corrects: { readonly quantity: string; readonly period: string; readonly href: string } | null;
  /** What the texts of the figure say in languages that this form does not show: it stays. */
  readonly others: Readonly<Record<'note' | 'dateNote' | 'reason', readonly OtherLanguage[]>>;
}
