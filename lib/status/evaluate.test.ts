import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { addDays, plainDate } from '@/lib/core/plain-date';
import { amount, dated, exampleTarget, reading, runningTotal, sourcedFrom, stage } from './example-figures';
import { statusOn } from './status-on';
import type { Flag, Status, StatusFigure, StatusRule, StatusTarget } from './types';

const DUE = '2026-09-26';
const DAY_AFTER = '2026-09-27';
const ORIGIN = plainDate('2023-12-31');

/** The day that lies that many thousandths of the way from origin to due date. */
const thousandths = (days: number) => addDays(ORIGIN, days);

const total = (overrides: Partial<StatusTarget> = {}) =>
  exampleTarget('total', { value: decimal('1000'), ...overrides });
const level = (overrides: Partial<StatusTarget> = {}) =>
  exampleTarget('level', { value: decimal('60'), ...overrides });
const ceiling = (overrides: Partial<StatusTarget> = {}) =>
  exampleTarget('level', { value: decimal('15'), direction: 'down', comparison: 'at_most', ...overrides });
const relative = (overrides: Partial<StatusTarget> = {}) =>
  exampleTarget('relative', { factor: decimal('1.5'), ...overrides });
const trend = (overrides: Partial<StatusTarget> = {}) => exampleTarget('trend', overrides);
const maintain = exampleTarget('maintain');
const law = (stages: number) => exampleTarget('milestone', { stages });

type Case = [
  what: string,
  target: StatusTarget,
  figures: StatusFigure[],
  on: string,
  rule: StatusRule,
  status: Status,
  flags?: Flag[],
];

/** A total of 1000 with that much reached on the day that many thousandths along. */
const paced = (days: number, value: string): [StatusTarget, StatusFigure[], string] => [
  total(),
  [runningTotal(thousandths(days), value)],
  thousandths(days),
];

const cases: Case[] = [
  // 1. No counted figure
  ['nothing published', total(), [], DUE, 1, 'no_data'],
  ['nothing published after the due date', total(), [], DAY_AFTER, 1, 'overdue'],
  ['no baseline is no flag without a figure', level(), [], DUE, 1, 'no_data'],
  ['only context', total(), [runningTotal('2025-01-01', '2000', { role: 'context' })], DUE, 1, 'no_data'],
  [
    'only an alternative',
    total(),
    [runningTotal('2025-01-01', '2000', { role: 'alternative' })],
    DUE,
    1,
    'no_data',
  ],
  ['only a figure of the future', total(), [runningTotal('2026-09-27', '2000')], DUE, 1, 'no_data'],
  ['a milestone without a stage', law(1), [], DAY_AFTER, 1, 'overdue'],
  ['maintain without a reading', maintain, [], DUE, 1, 'no_data'],
  ['an open-ended total without a figure', exampleTarget('total'), [], DUE, 1, 'no_data'],
  ['a figure of a shape that cannot count', total(), [reading('2025-01-01', '2000')], DUE, 1, 'no_data'],

  // 2. Milestones
  ['all stages on the due date', law(1), [stage(DUE, 1)], DAY_AFTER, 2, 'achieved'],
  ['the last stage a day late', law(1), [stage(DAY_AFTER, 1)], DAY_AFTER, 2, 'achieved_late'],
  ['one of two stages', law(2), [stage('2025-01-01', 2)], DUE, 2, 'in_progress', ['stale']],
  ['one of two stages, past due', law(2), [stage('2026-01-01', 2)], DAY_AFTER, 2, 'missed'],
  [
    'two stages, one late',
    law(2),
    [stage('2026-01-01', 2), stage(DAY_AFTER, 1)],
    DAY_AFTER,
    2,
    'achieved_late',
  ],
  ['a stage reported again later', law(1), [stage(DAY_AFTER, 1), stage(DUE, 1)], DAY_AFTER, 2, 'achieved'],
  ['reached before the start', law(1), [stage('2023-06-01', 1)], '2023-06-02', 2, 'achieved'],

  // 3. Maintain
  ['it goes on', maintain, [reading('2026-01-01', '1')], DUE, 3, 'on_track'],
  ['it has stopped', maintain, [reading('2025-12-01', '1'), reading('2026-01-01', '0')], DUE, 3, 'off_track'],
  [
    'it went on again',
    maintain,
    [reading('2025-12-01', '0'), reading('2026-01-01', '1')],
    DUE,
    3,
    'on_track',
  ],
  ['it lasted to the due date', maintain, [reading(DUE, '1')], DUE, 3, 'achieved'],
  ['it had stopped on the due date', maintain, [reading(DUE, '0')], DUE, 3, 'missed'],
  ['nobody said how it ended', maintain, [reading('2026-09-25', '1')], DAY_AFTER, 3, 'overdue'],

  // 4. Trends
  [
    'a trend without origin',
    trend(),
    [reading('2026-01-01', '75')],
    DAY_AFTER,
    4,
    'in_progress',
    ['no_baseline'],
  ],
  [
    'better than the baseline',
    trend({ baseline: dated('2023-12-31', '75') }),
    [reading('2026-01-01', '75.1')],
    DUE,
    4,
    'on_track',
  ],
  [
    'no better',
    trend({ baseline: dated('2023-12-31', '75') }),
    [reading('2026-01-01', '75')],
    DUE,
    4,
    'off_track',
  ],
  [
    'falling as promised',
    trend({ baseline: dated('2023-12-31', '75'), direction: 'down' }),
    [reading('2026-01-01', '74')],
    DUE,
    4,
    'on_track',
  ],
  [
    'better than the first reading',
    trend(),
    [reading('2025-01-01', '75'), reading('2026-01-01', '76')],
    DUE,
    4,
    'on_track',
    ['provisional_baseline'],
  ],
  [
    'improved at the end',
    trend({ baseline: dated('2023-12-31', '75') }),
    [reading(DUE, '76')],
    DUE,
    4,
    'achieved',
  ],
  [
    'not improved at the end',
    trend({ baseline: dated('2023-12-31', '75') }),
    [reading(DUE, '75')],
    DUE,
    4,
    'missed',
  ],
  [
    'improved, but the end is not known',
    trend({ baseline: dated('2023-12-31', '75') }),
    [reading('2026-09-25', '76')],
    DAY_AFTER,
    4,
    'overdue',
  ],

  // 5. Open-ended totals
  ['something', exampleTarget('total'), [runningTotal('2026-01-01', '0.1')], DAY_AFTER, 5, 'in_progress'],
  ['nothing yet', exampleTarget('total'), [runningTotal('2026-01-01', '0')], DAY_AFTER, 5, 'not_started'],

  // 6. Relative without a baseline
  ['one reading', relative(), [reading('2026-01-01', '49')], DAY_AFTER, 6, 'in_progress', ['no_baseline']],
  [
    'a first reading is no baseline to multiply',
    relative(),
    [reading('2025-01-01', '49'), reading('2026-01-01', '90')],
    DAY_AFTER,
    6,
    'in_progress',
    ['no_baseline'],
  ],

  // 7. Met
  ['exactly reached', total(), [runningTotal(DUE, '1000')], DAY_AFTER, 7, 'achieved'],
  ['reached a day late', total(), [runningTotal(DAY_AFTER, '1000')], DAY_AFTER, 7, 'achieved_late'],
  [
    'met in time and still met',
    ceiling({ baseline: dated('2023-12-31', '20') }),
    [reading(DUE, '15'), reading(DAY_AFTER, '14')],
    DAY_AFTER,
    7,
    'achieved',
  ],
  [
    'met in time, lost, met again too late',
    ceiling({ baseline: dated('2023-12-31', '20') }),
    [reading('2026-09-24', '15'), reading('2026-09-25', '16'), reading(DAY_AFTER, '15')],
    DAY_AFTER,
    7,
    'achieved_late',
  ],
  ['no baseline is needed', level(), [reading('2026-01-01', '60')], DUE, 7, 'achieved', ['no_baseline']],
  [
    'a relative target',
    relative({ baseline: dated('2023-12-31', '4.5') }),
    [reading('2026-01-01', '6.75')],
    DUE,
    7,
    'achieved',
  ],

  // 8. Past due
  ['short of it on the due date', total(), [runningTotal(DUE, '999.9')], DAY_AFTER, 8, 'missed'],
  ['not known for the due date', total(), [runningTotal('2026-09-25', '999.9')], DAY_AFTER, 8, 'overdue'],
  ['short on the due date itself', total(), [runningTotal(DUE, '999.9')], DUE, 12, 'on_track'],
  [
    'slipped back and missed',
    level({ baseline: dated('2023-12-31', '50') }),
    [reading('2026-09-25', '60'), reading(DUE, '59')],
    DAY_AFTER,
    8,
    'missed',
    ['slipped_back'],
  ],

  // 9. No origin
  ['a single reading', level(), [reading('2026-01-01', '40')], DUE, 9, 'in_progress', ['no_baseline']],
  [
    'a first reading that already met it',
    level(),
    [reading('2025-12-01', '61'), reading('2026-01-01', '59')],
    DUE,
    9,
    'in_progress',
    ['no_baseline', 'slipped_back'],
  ],
  [
    'two readings for one day are one',
    level(),
    [
      reading('2026-01-01', '40', { id: 'a', ...sourcedFrom('media') }),
      reading('2026-01-01', '50', { id: 'b', ...sourcedFrom('official') }),
    ],
    DUE,
    9,
    'in_progress',
    ['no_baseline', 'conflicting_sources'],
  ],
  [
    'a target equal to its baseline leaves no way to go',
    level({ baseline: dated('2023-12-31', '60'), comparison: 'more_than' }),
    [reading('2026-01-01', '59')],
    DUE,
    9,
    'in_progress',
  ],

  // 10. Worse than the baseline
  [
    'below the baseline',
    level({ baseline: dated('2023-12-31', '50') }),
    [reading('2026-01-01', '49.99')],
    DUE,
    10,
    'off_track',
    ['worse_than_baseline'],
  ],
  [
    'above the baseline of a ceiling',
    ceiling({ baseline: dated('2023-12-31', '20') }),
    [reading('2026-01-01', '20.01')],
    DUE,
    10,
    'off_track',
    ['worse_than_baseline'],
  ],
  [
    'just at the baseline is not worse',
    level({ baseline: dated('2023-12-31', '50') }),
    [reading('2026-01-01', '50')],
    DUE,
    12,
    'off_track',
  ],

  // 11. Nothing expected yet
  [
    'the reading is the baseline’s own',
    level({ baseline: dated('2024-06-30', '50') }),
    [reading('2024-06-30', '50')],
    '2024-07-01',
    11,
    'too_early',
  ],
  [
    'a plan that first goes backwards',
    level({ baseline: dated('2023-12-31', '50'), checkpoints: [dated('2026-01-01', '45')] }),
    [reading('2026-01-01', '55')],
    DUE,
    11,
    'too_early',
  ],
  [
    'a baseline that is younger than the deadline',
    level({ baseline: dated('2027-01-01', '50') }),
    [reading('2026-01-01', '55')],
    DUE,
    11,
    'too_early',
  ],

  // 12. Pace
  ['pace 0.95', ...paced(500, '475'), 12, 'on_track'],
  ['pace just below 0.95', ...paced(500, '474.999999'), 12, 'behind'],
  ['pace 0.60', ...paced(500, '300'), 12, 'behind'],
  ['pace just below 0.60', ...paced(500, '299.999999'), 12, 'off_track'],
  ['nothing by half-time', ...paced(500, '0'), 12, 'off_track'],
  ['expectation 0.05', ...paced(50, '1'), 12, 'off_track'],
  ['expectation 0.05 and pace 0.60', ...paced(50, '30'), 12, 'behind'],
  ['expectation just below 0.05', ...paced(49, '1'), 12, 'too_early'],
  ['expectation below 0.05, but fast', ...paced(49, '46.55'), 12, 'on_track'],
  ['expectation below 0.05, not quite fast', ...paced(49, '46.54'), 12, 'too_early'],
  [
    'ahead of the official plan, behind the straight line',
    total({ checkpoints: [dated(thousandths(500), '100')] }),
    [runningTotal(thousandths(500), '100')],
    DUE,
    12,
    'on_track',
    ['stale'],
  ],
  [
    'above the value that must be exactly reached',
    level({ baseline: dated('2023-12-31', '50'), comparison: 'exactly' }),
    [reading('2026-01-01', '61')],
    DUE,
    12,
    'on_track',
  ],
  [
    'measured from the first reading',
    level(),
    [reading('2024-01-01', '40'), reading('2026-01-01', '41')],
    DUE,
    12,
    'off_track',
    ['provisional_baseline'],
  ],
  [
    'once met, not met any more',
    level({ baseline: dated('2023-12-31', '50') }),
    [reading('2025-12-01', '60'), reading('2026-01-01', '59')],
    DUE,
    12,
    'on_track',
    ['slipped_back'],
  ],
];

describe('the rules of METHOD 4, first that applies', () => {
  it.each(cases)('%s', (_, target, figures, on, rule, status, flags) => {
    const result = statusOn(target, figures, plainDate(on));
    expect({ rule: result.rule, status: result.status, flags: result.flags }).toEqual({
      rule,
      status,
      flags: flags ?? [],
    });
  });

  it('has an example of every rule', () => {
    expect(new Set(cases.map(([, , , , rule]) => rule)).size).toBe(12);
  });
});

it('hands over what a sentence about the status needs', () => {
  const { reason, methodVersion } = statusOn(
    total(),
    [amount('2024-01-01', thousandths(250), '200')],
    thousandths(260),
  );
  expect(methodVersion).toBe(1);
  expect(reason).toEqual({
    kind: 'total',
    direction: 'up',
    comparison: 'at_least',
    on: thousandths(260),
    start: '2024-01-01',
    due: DUE,
    current: '200',
    reference: thousandths(250),
    targetValue: '1000',
    origin: { date: '2023-12-31', value: '0', isProvisional: false },
    progress: '1/5',
    expectation: '1/4',
    expectedValue: '250',
    pace: '4/5',
    metSince: null,
    stagesReached: 0,
    stages: 1,
    completedOn: null,
    isImproving: null,
    daysSinceReference: 10,
    staleAfterDays: 456,
  });
});
