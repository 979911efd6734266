import type { Status, StatusGroup } from './types';

/** Statuses by severity, worst first (METHOD section 6). The two that mean "not known" have no place in it. */
export const SEVERITY = [
  'missed',
  'off_track',
  'overdue',
  'behind',
  'too_early',
  'in_progress',
  'not_started',
  'on_track',
  'achieved_late',
  'achieved',
] as const satisfies readonly Status[];

const GROUPS: Readonly<Record<Status, StatusGroup>> = {
  achieved: 'fulfilled',
  achieved_late: 'fulfilled',
  on_track: 'on_course',
  in_progress: 'on_course',
  behind: 'in_trouble',
  off_track: 'in_trouble',
  overdue: 'in_trouble',
  missed: 'in_trouble',
  too_early: 'not_yet_known',
  not_started: 'not_yet_known',
  no_data: 'not_yet_known',
  not_measurable: 'not_yet_known',
};

/** The overview group of a status (METHOD section 6). */
export function groupOf(status: Status): StatusGroup {
  return GROUPS[status];
}

/** The status of a pledge from those of its targets: its weakest target's (METHOD section 6). */
export function pledgeStatus(statuses: readonly Status[]): Status {
  if (statuses.length === 0) return 'not_measurable';
  const worst = SEVERITY.find((status) => statuses.includes(status));
  if (worst === undefined) return 'no_data';
  const isPartlyKnown = statuses.includes('no_data');
  return isPartlyKnown && groupOf(worst) === 'fulfilled' ? 'in_progress' : worst;
}
