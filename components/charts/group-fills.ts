import type { StatusGroup } from '@/lib/status/types';
import type { Tone } from './shapes';

/** Side of the square that the filling of a group repeats, in pixels. */
export const FILL_SIZE = 8;

/** Lines in the filling of a group, so that it reads without colour: none, rising, falling, hollow. */
export const FILL_LINES: Readonly<Record<StatusGroup, string | null>> = {
  fulfilled: null,
  on_course: 'M-2 2 2-2M0 8 8 0M6 10l4-4',
  in_trouble: 'M6-2l4 4M0 0l8 8M-2 6l4 4',
  not_yet_known: null,
};

/** The group that is shown hollow. */
export const HOLLOW: StatusGroup = 'not_yet_known';

/** Where a drawing finds the filling of a group. */
export function fillId(group: StatusGroup): string {
  return `fill-${group}`;
}

const GROUP_TONES: Readonly<Record<StatusGroup, Tone>> = {
  fulfilled: 'fulfilled',
  on_course: 'on-course',
  in_trouble: 'in-trouble',
  not_yet_known: 'not-yet-known',
};

/** The colour that stands for a group of statuses. */
export function groupTone(group: StatusGroup): Tone {
  return GROUP_TONES[group];
}
