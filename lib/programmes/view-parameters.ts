import { dayBetween } from '@/lib/core/page-parameters';
import type { PlainDate } from '@/lib/core/plain-date';
import { asOfProblem } from './as-of';
import type { Programme } from './types';

/** The past day that a page can be asked for: from the programme's announcement to today (METHOD section 8). */
export function asOfParameter(programme: Pick<Programme, 'announcedOn'>, today: PlainDate) {
  return dayBetween(programme.announcedOn, today, (day) => {
    const problem = asOfProblem(programme, day, today);
    return problem === 'before_announcement' ? 'beforeAnnouncement' : problem;
  });
}
