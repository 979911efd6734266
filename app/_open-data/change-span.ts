import { now } from '@/lib/core/clock';
import { badParameter, type Checked, checked } from '@/lib/core/http';
import type { PlainDate } from '@/lib/core/plain-date';
import { changeSpan } from '@/lib/pledges/changes/change-days';
import type { ChangeQuestion } from '@/lib/pledges/changes/queries';
import type { Programme } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import { refuseDay } from './programme-view';
import { refusePlace } from './refuse-place';

interface Wanted {
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly theme?: string | undefined;
}

/** The two days and the theme that a request asks about, or why there is no answer. */
export function changeQuestion(programme: Programme, wanted: Wanted): Checked<ChangeQuestion> {
  const { from, to, theme } = wanted;
  const refusal =
    (from && refuseDay(programme, from, 'from')) ||
    (to && refuseDay(programme, to, 'to')) ||
    refusePlace(programme, { theme });
  if (refusal) return refusal;
  if (from !== undefined && to !== undefined && from > to) {
    return badParameter('from', `The parameter “from” is a day after the second, ${to}.`);
  }
  const today = viewDay(programme, now(), null).on;
  const span = changeSpan(programme, { from: from ?? null, to: to ?? null }, today);
  return checked({ ...span, theme: theme ?? null });
}
