import type { PlainDate } from '@/lib/core/plain-date';
import type { Programme } from './types';

/** Why there is no view of that day: it has not come yet, or the programme had not been announced (METHOD section 8). */
export function asOfProblem(
  programme: Pick<Programme, 'announcedOn'>,
  asOf: PlainDate,
  today: PlainDate,
): 'future' | 'before_announcement' | null {
  if (asOf > today) return 'future';
  return asOf < programme.announcedOn ? 'before_announcement' : null;
}
