import Fraction from 'fraction.js';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import {
  formatDate,
  formatDayAfterYear,
  formatInstant,
  formatNumber,
  formatPartialDate,
  formatPercent,
  formatQuantity,
  type UnitTexts,
} from './format';
import { messagesOf } from './messages';
import { scaleFor } from './scale';
import { UNIT_CODES } from './units';

const t: UnitTexts = createTranslator({ locale: 'en', messages: messagesOf('en'), namespace: 'units' });
const quantity = (value: string, unit: string | null, style = {}) =>
  formatQuantity(decimal(value), unit, 'en', t, style);

describe('formatNumber', () => {
  it('keeps every digit of numbers that no float holds', () => {
    expect(formatNumber(decimal('12345678901234567890.1234567891'), 'en')).toBe(
      '12\u202f345\u202f678\u202f901\u202f234\u202f567\u202f890.1234567891',
    );
    expect(formatNumber(decimal('0.1000000000000000055511151231'), 'en')).toBe(
      '0.1000000000000000055511151231',
    );
  });

  it('groups from four digits on, and uses a real minus', () => {
    expect(formatNumber(decimal('-3500'), 'en')).toBe('−3\u202f500');
  });

  it('pads and never cuts', () => {
    expect(formatNumber(decimal('57'), 'en', 1)).toBe('57.0');
    expect(formatNumber(decimal('17.52'), 'en', 1)).toBe('17.52');
  });

  it('follows the language', () => {
    expect(formatNumber(decimal('1234.5'), 'ru')).toBe('1\u202f234,5');
  });
});

describe('formatQuantity', () => {
  it('has a form for every unit', () => {
    for (const unit of UNIT_CODES) expect(quantity('5', unit)).toMatch(/^5/);
  });

  it('names all units that have messages', () => {
    const { quantity: quantities, name } = messagesOf('en').units;
    expect(Object.keys(quantities).sort()).toEqual([...UNIT_CODES].sort());
    expect(Object.keys(name).sort()).toEqual([...UNIT_CODES].sort());
  });

  it('chooses the plural form', () => {
    expect(quantity('1', 'jobs')).toBe('1 job');
    expect(quantity('150000', 'jobs')).toBe('150\u202f000 jobs');
  });

  it('writes large numbers as words only without loss', () => {
    expect(quantity('111000000', 'm2', { isCompact: true })).toBe('111 million m²');
    expect(quantity('1000000000000', 'KZT', { isCompact: true })).toBe('1 trillion tenge');
    expect(quantity('4437123', 'people', { isCompact: true })).toBe('4\u202f437\u202f123 people');
    expect(quantity('-57040000', 'm2', { isCompact: true })).toBe('−57.04 million m²');
  });

  it('shows an unknown unit as it is', () => {
    expect(quantity('2', 'furlong.x')).toBe('2\u00a0furlong.x');
    expect(quantity('2', null)).toBe('2');
  });
});

describe('scaleFor', () => {
  it('gives numbers that stand together one scale', () => {
    expect(scaleFor([decimal('57000000'), decimal('111000000')]).name).toBe('million');
    expect(scaleFor([decimal('900000'), decimal('3300000')]).name).toBe('million');
    expect(scaleFor([decimal('677'), decimal('3500')]).name).toBe('none');
    expect(scaleFor([decimal('2400001'), decimal('3300000')]).name).toBe('none');
  });

  it('falls back to a smaller scale before it gives up', () => {
    expect(scaleFor([decimal('1000000000'), decimal('900000')]).name).toBe('million');
  });
});

describe('formatPercent', () => {
  it('rounds the exact share once', () => {
    expect(formatPercent(new Fraction(57, 111), 'en')).toBe('51.4%');
    expect(formatPercent(new Fraction(1, 3), 'en', 0)).toBe('33%');
    expect(formatPercent(new Fraction(-1, 2000), 'en')).toBe('−0.1%');
  });

  it('makes neither nothing nor all of a share that is neither', () => {
    expect(formatPercent(new Fraction(1, 300), 'en', 0)).toBe('0.3%');
    expect(formatPercent(new Fraction(299, 300), 'en', 0)).toBe('99.7%');
    expect(formatPercent(new Fraction(99_999, 100_000), 'en')).toBe('99.999%');
    expect(formatPercent(new Fraction(0), 'en')).toBe('0.0%');
    expect(formatPercent(new Fraction(1), 'en', 0)).toBe('100%');
  });

  it('stays on its side of a border', () => {
    expect(formatPercent(new Fraction('0.0497'), 'en', 1, [new Fraction(1, 20)])).toBe('4.97%');
  });
});

describe('dates', () => {
  it('writes days, months and years', () => {
    expect(formatDate(plainDate('2025-12-31'), 'en')).toBe('31 December 2025');
    expect(formatPartialDate('2022-11', 'en')).toBe('November 2022');
    expect(formatPartialDate('2022', 'en')).toBe('2022');
    expect(formatPartialDate('2022-11-26', 'en')).toBe('26 November 2022');
  });

  it('writes the year out where the language would abbreviate it', () => {
    expect(formatDate(plainDate('2025-12-31'), 'ru')).toBe('31 декабря 2025\u00a0года');
    expect(formatPartialDate('2022-11', 'ru')).toBe('ноябрь 2022\u00a0года');
    expect(formatDate(plainDate('2025-12-31'), 'kk')).toBe('2025\u00a0жылғы 31 желтоқсан');
    expect(formatPartialDate('2022-11', 'kk')).toBe('2022\u00a0жылғы қараша');
    expect(formatInstant('2026-11-21T18:40:00.000Z', 'Asia/Almaty', 'ru')).toBe(
      '21 ноября 2026\u00a0года в 23:40 GMT+5',
    );
  });

  it('shows an instant on the zone’s clocks', () => {
    expect(formatInstant('2026-11-21T18:40:00.000Z', 'Asia/Almaty', 'en')).toBe(
      '21 November 2026 at 23:40 GMT+5',
    );
  });
});

it.each([
  ['en', '2026, November 21'],
  ['ru', '2026, 21 ноября'],
  ['kk', '2026, 21 қараша'],
])('puts the year first for references in %s', (locale, text) => {
  expect(formatDayAfterYear(plainDate('2026-11-21'), locale)).toBe(text);
});
