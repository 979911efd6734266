import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import { amount, dated, exampleTarget, reading, sourcedFrom } from './example-figures';
import { asOfFigures, knownOn } from './select-figures';
import { statusAsOf } from './status-on';

const ids = (figures: { id: string }[]) => figures.map((figure) => figure.id);

describe('knownOn', () => {
  it('goes by the last day of an amount', () => {
    const figure = amount('2024-01-01', '2024-12-31', '1');
    expect(knownOn([figure], plainDate('2024-12-30'))).toEqual([]);
    expect(knownOn([figure], plainDate('2024-12-31'))).toEqual([figure]);
  });

  it('refuses to guess the day of a figure that has none', () => {
    const undated = { ...reading('2024-01-01', '1'), on: null };
    expect(() => knownOn([undated], plainDate('2025-01-01'))).toThrow(/no reference date/);
  });
});

describe('asOfFigures (METHOD 8)', () => {
  const late = reading('2024-06-30', '1', { id: 'late', ...sourcedFrom('government', '2025-03-01') });
  const undated = reading('2024-06-30', '1', { id: 'undated', ...sourcedFrom('media') });

  it('takes a figure from the day on which its source was published', () => {
    expect(ids(asOfFigures([late], plainDate('2025-02-28')))).toEqual([]);
    expect(ids(asOfFigures([late], plainDate('2025-03-01')))).toEqual(['late']);
  });

  it('takes one without a date of publication from its reference date', () => {
    expect(ids(asOfFigures([undated], plainDate('2024-06-29')))).toEqual([]);
    expect(ids(asOfFigures([undated], plainDate('2024-06-30')))).toEqual(['undated']);
  });

  it('does not take one about a later day, however early it was published', () => {
    const announced = reading('2024-06-30', '1', sourcedFrom('media', '2024-01-01'));
    expect(asOfFigures([announced], plainDate('2024-06-29'))).toEqual([]);
  });

  it('lets no source decide a conflict before it was published', () => {
    const target = exampleTarget('level', { value: decimal('60'), baseline: dated('2023-12-31', '50') });
    const press = reading('2025-01-01', '58', {
      id: 'press',
      sources: [
        { kind: 'media', publishedOn: plainDate('2025-01-10') },
        { kind: 'official_statistics', publishedOn: plainDate('2025-06-01') },
      ],
    });
    const ministry = reading('2025-01-01', '49', {
      id: 'ministry',
      ...sourcedFrom('government', '2025-01-20'),
    });
    const asOf = (day: string) => statusAsOf(target, [press, ministry], plainDate(day)).reason.current;
    expect([asOf('2025-01-15'), asOf('2025-02-01'), asOf('2025-06-01')]).toEqual(['58', '49', '58']);
  });
});
