// Version 1 of the method, in exact arithmetic: a number is a pair of whole numbers [n, d], n over d, with d above 0.

/** The exact number that a plain decimal writes. */
function exact(text) {
  const [whole, part = ''] = String(text).split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}

const add = ([a, b], [c, d]) => [a * d + c * b, b * d];
const subtract = (a, [c, d]) => add(a, [-c, d]);
const multiply = ([a, b], [c, d]) => [a * c, b * d];
const divide = ([a, b], [c, d]) => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
const compare = ([a, b], [c, d]) => Number(a * d > c * b) - Number(a * d < c * b);

const ZERO = exact('0');
const RANKS = {
  official_statistics: 5,
  government: 4,
  official: 3,
  media: 2,
  ngo: 2,
  encyclopedia: 1,
  other: 1,
};
const SHAPES = { total: ['amount', 'running_total'], milestone: ['stage'] };
const DAY = 86_400_000;

const isSet = (value) => value !== null && value !== undefined;
const later = (day, days) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const days = (from, to) => exact((Date.parse(to) - Date.parse(from)) / DAY);
/** The reference date of a figure (section 2). */
const dayOf = ({ shape, to, on }) => (shape === 'amount' ? to : on);

/** Of figures about one day the one that counts stands first: best source, then latest source, then latest here. */
function byPreference(a, b) {
  const rank = ({ sources }) => Math.max(...sources.map(({ kind }) => RANKS[kind]));
  const best = (one) => one.sources.filter(({ kind }) => RANKS[kind] === rank(one));
  const issued = (one) => [dayOf(one), ...best(one).map((source) => source.publishedOn ?? '')].sort().at(-1);
  if (rank(a) !== rank(b)) return rank(b) - rank(a);
  if (issued(a) !== issued(b)) return issued(a) < issued(b) ? 1 : -1;
  return a.order < b.order ? 1 : -1;
}

/** The counted figures that a target of that kind can use, known on a day (sections 1, 2 and 8). */
function usable(target, figures, on, isAsOf) {
  const { kind, start, stages } = target;
  return figures
    .map((one) => {
      const known = one.sources.filter(({ publishedOn }) => (publishedOn ?? dayOf(one)) <= on);
      return isAsOf ? { ...one, sources: known } : one;
    })
    .filter((one) => one.role === 'counted' && one.sources.length > 0 && dayOf(one) <= on)
    .filter((one) => (SHAPES[kind] ?? ['reading']).includes(one.shape))
    .filter((one) => kind !== 'total' || (one.shape === 'amount' ? one.from : one.on) >= start)
    .filter((one) => kind !== 'maintain' || ['0', '1'].includes(one.value))
    .filter((one) => kind !== 'milestone' || (Number(one.value) >= 1 && Number(one.value) <= stages))
    .sort(byPreference);
}

/** The current value at each reference date, oldest first (section 2). */
function course(kind, figures) {
  let [sum, coveredUntil] = [ZERO, ''];
  const reached = new Set();
  return [...new Set(figures.map(dayOf))].sort().map((day) => {
    const ofDay = figures.filter((one) => dayOf(one) === day);
    if (kind === 'milestone') {
      for (const one of ofDay) reached.add(one.value);
      return { day, value: exact(reached.size) };
    }
    if (kind !== 'total') return { day, value: exact(ofDay[0].value) };
    const total = ofDay.find((one) => one.shape === 'running_total');
    if (total) [sum, coveredUntil] = [exact(total.value), day];
    for (const one of ofDay) {
      if (one.shape === 'amount' && one.from > coveredUntil) sum = add(sum, exact(one.value));
    }
    return { day, value: sum };
  });
}

/** Whether a value satisfies the comparison with `T` (section 4). */
function meets({ comparison, direction }, value, goal) {
  const order = compare(value, goal);
  const tests = {
    at_least: order >= 0,
    more_than: order > 0,
    at_most: order <= 0,
    less_than: order < 0,
    exactly: order === 0,
  };
  return tests[comparison ?? (direction === 'up' ? 'at_least' : 'at_most')];
}

/** `T`, the value to be reached (section 1); null where there is none. */
function goalOf({ kind, value, factor, baseline }) {
  if ((kind === 'total' || kind === 'level') && isSet(value)) return exact(value);
  if (kind !== 'relative' || !isSet(baseline)) return null;
  return multiply(exact(baseline.value), exact(factor));
}

/** The day and value that progress is measured from (section 3); null where there is none. */
function originOf(target, points, goal) {
  const { kind, start, due, baseline } = target;
  if (kind === 'total') return { day: later(start, -1), value: ZERO };
  if (isSet(baseline)) return { day: baseline.date, value: exact(baseline.value) };
  const [first] = points;
  if (kind === 'relative' || points.length < 2 || first.day >= due) return null;
  return goal !== null && meets(target, first.value, goal) ? null : first;
}

/** The value expected on a day, on the straight lines from the origin by the checkpoints to `T` (section 3). */
function expectedOn({ due, checkpoints }, origin, goal, day) {
  const inner = new Map((checkpoints ?? []).map(({ on, value }) => [on, exact(value)]));
  const corners = [...inner]
    .filter(([on]) => on > origin.day && on < due)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let [from, before] = [origin.day, origin.value];
  if (day < from) return before;
  for (const [to, value] of [...corners, [due, goal]]) {
    if (day < to) {
      const share = divide(days(from, day), days(from, to));
      return add(before, multiply(subtract(value, before), share));
    }
    [from, before] = [to, value];
  }
  return before;
}

/** Rules 9 to 12 (section 4). */
function byPace(target, origin, goal, { day, value }) {
  const way = origin && subtract(goal, origin.value);
  if (!origin || compare(way, ZERO) === 0) return [9, 'in_progress'];
  const progress = divide(subtract(value, origin.value), way);
  if (compare(progress, ZERO) < 0) return [10, 'off_track'];
  if (origin.day >= target.due) return [11, 'too_early'];
  const expected = divide(subtract(expectedOn(target, origin, goal, day), origin.value), way);
  if (compare(expected, ZERO) <= 0) return [11, 'too_early'];
  const pace = divide(progress, expected);
  if (compare(pace, exact('0.95')) >= 0) return [12, 'on_track'];
  if (compare(expected, exact('0.05')) < 0) return [12, 'too_early'];
  return [12, compare(pace, exact('0.6')) >= 0 ? 'behind' : 'off_track'];
}

/** Rules 1 to 8; the first that applies decides (section 4). */
function ruling(target, points, on) {
  const { kind, direction, due, stages, baseline } = target;
  const [isPast, current] = [on > due, points.at(-1)];
  if (!current) return [1, isPast ? 'overdue' : 'no_data'];
  const { day, value } = current;
  if (kind === 'milestone') {
    const done = points.find((point) => compare(point.value, exact(stages)) === 0);
    if (done) return [2, done.day > due ? 'achieved_late' : 'achieved'];
    return [2, isPast ? 'missed' : 'in_progress'];
  }
  const goal = goalOf(target);
  const origin = kind === 'maintain' ? null : originOf(target, points, goal);
  if (kind === 'trend' && !origin) return [4, 'in_progress'];
  if (kind === 'maintain' || kind === 'trend') {
    const rule = kind === 'maintain' ? 3 : 4;
    const better =
      compare(value, kind === 'maintain' ? ZERO : origin.value) * (direction === 'down' ? -1 : 1);
    const isGood = kind === 'maintain' ? compare(value, ZERO) > 0 : better > 0;
    if (day >= due) return [rule, isGood ? 'achieved' : 'missed'];
    if (isPast) return [rule, 'overdue'];
    return [rule, isGood ? 'on_track' : 'off_track'];
  }
  if (kind === 'total' && goal === null) return [5, compare(value, ZERO) > 0 ? 'in_progress' : 'not_started'];
  if (kind === 'relative' && !isSet(baseline)) return [6, 'in_progress'];
  const met = points.map((point) => meets(target, point.value, goal));
  if (met.at(-1)) {
    return [7, points[met.lastIndexOf(false) + 1].day > due ? 'achieved_late' : 'achieved'];
  }
  if (isPast) return [8, day >= due ? 'missed' : 'overdue'];
  return byPace(target, origin, goal, current);
}

/** The status of a target on a day and the rule that gave it; with `isAsOf` from what was published by then. */
export function targetStatus(target, figures, on, isAsOf) {
  const points = course(target.kind, usable(target, figures, on, isAsOf));
  const [rule, status] = ruling(target, points, on);
  return { rule, status };
}

const SEVERITY = [
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
];

/** The status of a pledge from those of its targets (section 6). */
export function pledgeStatus(statuses) {
  if (statuses.length === 0) return 'not_measurable';
  const worst = SEVERITY.find((status) => statuses.includes(status));
  if (worst === undefined) return 'no_data';
  const isFulfilled = worst === 'achieved' || worst === 'achieved_late';
  return isFulfilled && statuses.includes('no_data') ? 'in_progress' : worst;
}
