import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { anyHistoryAtAll } from './random-histories';
import { statusAsOf, statusOn } from './status-on';

// Whatever asks for the present moment, or for the machine's time zone or language, throws.
class DateWithoutClock extends Date {
  constructor(...instant: [] | [number | string | Date]) {
    if (instant.length === 0) throw new Error('The method read the clock');
    super(...instant);
  }
  static override now(): number {
    throw new Error('The method read the clock');
  }
  override getTimezoneOffset(): number {
    throw new Error('The method read the time zone');
  }
  override getFullYear(): number {
    throw new Error('The method read the time zone');
  }
  override getMonth(): number {
    throw new Error('The method read the time zone');
  }
  override getDate(): number {
    throw new Error('The method read the time zone');
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

const histories = fc.sample(anyHistoryAtAll, { numRuns: 300, seed: 2 });
const all = () =>
  histories.map(({ target, figures, on }) => [
    statusOn(target, figures, on),
    statusAsOf(target, figures, on),
  ]);

it('reads neither clock nor time zone nor language', () => {
  const expected = all();
  vi.stubGlobal('Date', DateWithoutClock);
  vi.stubGlobal('Intl', undefined);
  expect(() => new Date()).toThrow(/clock/);
  const results = all();
  vi.unstubAllGlobals();
  expect(results).toStrictEqual(expected);
});

it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/St_Johns', 'Asia/Almaty'])(
  'gives the same in %s',
  (zone) => {
    vi.stubEnv('TZ', 'UTC');
    const expected = all();
    vi.stubEnv('TZ', zone);
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
    expect(all()).toStrictEqual(expected);
  },
);
