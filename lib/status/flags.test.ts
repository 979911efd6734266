import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { addDays, plainDate } from '@/lib/core/plain-date';
import { dated, exampleTarget, reading, runningTotal, sourcedFrom } from './example-figures';
import { statusOn } from './status-on';
import type { StatusTarget } from './types';

const DUE = '2026-09-26';

const total = (overrides: Partial<StatusTarget> = {}) =>
  exampleTarget('total', { value: decimal('1000'), ...overrides });
const level = (overrides: Partial<StatusTarget> = {}) =>
  exampleTarget('level', { value: decimal('60'), ...overrides });

describe('flags', () => {
  const figures = [runningTotal('2025-01-01', '500')];
  const flagsOn = (target: StatusTarget, on: string) => statusOn(target, figures, plainDate(on)).flags;

  it('calls a figure stale only when more than interval and grace have passed', () => {
    expect(flagsOn(total(), addDays(plainDate('2025-01-01'), 456))).toEqual([]);
    expect(flagsOn(total(), addDays(plainDate('2025-01-01'), 457))).toEqual(['stale']);
    const monthly = total({ reportingIntervalDays: 31 });
    expect(flagsOn(monthly, addDays(plainDate('2025-01-01'), 121))).toEqual([]);
    expect(flagsOn(monthly, addDays(plainDate('2025-01-01'), 122))).toEqual(['stale']);
  });

  it('shows a revised target, with a figure or without', () => {
    expect(flagsOn(total({ revised: true }), '2025-06-01')).toEqual(['revised_target']);
    expect(statusOn(total({ revised: true }), [], plainDate('2025-06-01')).flags).toEqual(['revised_target']);
  });

  it('lists several in their fixed order', () => {
    const target = level({ baseline: dated('2023-12-31', '50'), revised: true });
    const rivals = [
      reading('2024-06-01', '61'),
      reading('2025-01-01', '49', { id: 'a', ...sourcedFrom('official_statistics') }),
      reading('2025-01-01', '55', { id: 'b', ...sourcedFrom('government') }),
    ];
    expect(statusOn(target, rivals, plainDate(DUE)).flags).toEqual([
      'stale',
      'conflicting_sources',
      'slipped_back',
      'worse_than_baseline',
      'revised_target',
    ]);
  });

  it('does not call an earlier disagreement a conflict of the current value', () => {
    const target = level({ baseline: dated('2023-12-31', '50') });
    const history = [
      reading('2025-01-01', '51', { id: 'a' }),
      reading('2025-01-01', '52', { id: 'b' }),
      reading('2026-01-01', '55'),
    ];
    expect(statusOn(target, history, plainDate(DUE)).flags).toEqual([]);
  });

  it('does not call sources that agree conflicting', () => {
    const target = level({ baseline: dated('2023-12-31', '50') });
    const history = [reading('2026-01-01', '55', { id: 'a' }), reading('2026-01-01', '55', { id: 'b' })];
    expect(statusOn(target, history, plainDate(DUE)).flags).toEqual([]);
  });
});
