import type { StatusGroup } from '@/lib/status/types';

/** Written out, because Tailwind only finds class names that stand in the source as they are. */
export const GROUP_TEXT_COLOURS: Readonly<Record<StatusGroup, string>> = {
  fulfilled: 'text-fulfilled',
  on_course: 'text-on-course',
  in_trouble: 'text-in-trouble',
  not_yet_known: 'text-not-yet-known',
};
