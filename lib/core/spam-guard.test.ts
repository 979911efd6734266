import { expect, test } from 'vitest';
import { formStamp, refuseSign, spamSignOf } from './spam-guard';

process.env.NEXTAUTH_SECRET = 'for these tests only, and long enough';

const MADE = Date.parse('2026-11-21T12:00:00Z');
const HOUR = 3_600_000;

function sent(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ homepage: '', ...fields })) form.set(name, value);
  return form;
}

const filledIn = sent({ formMade: formStamp('report', MADE) });

test.each([
  [0, 'too_fast'],
  [1_999, 'too_fast'],
  [2_000, null],
  [20 * HOUR, null],
  [24 * HOUR, null],
  [24 * HOUR + 1, 'stale'],
  [-1, 'stale'],
])('a form that is sent %i ms after it was made: %s', (after, sign) => {
  expect(spamSignOf('report', filledIn, MADE + after)).toBe(sign);
});

test('a person is told what to do', () => {
  expect(refuseSign('too_fast')).toEqual({ ok: false, refusals: [{ code: 'form_too_fast', field: null }] });
  expect(refuseSign('stale')).toEqual({ ok: false, refusals: [{ code: 'form_stale', field: null }] });
});

test('a field that nobody sees must be there, and empty', () => {
  const stamp = formStamp('report', MADE);
  expect(spamSignOf('report', sent({ homepage: 'https://example.org', formMade: stamp }), MADE + 9_000)).toBe(
    'trap',
  );
  const without = new FormData();
  without.set('formMade', stamp);
  expect(spamSignOf('report', without, MADE + 9_000)).toBe('trap');
});

test('the time cannot be forged, nor taken from another form or site', () => {
  const [time = '', signed = ''] = formStamp('report', MADE).split('.');
  const older = (MADE - HOUR).toString(36);
  const stamps = ['', 'x', '.', `${time}.`, `${older}.${signed}`, `${time}.${signed}x`, 'x'.repeat(10_000)];
  for (const formMade of stamps) {
    expect(spamSignOf('report', sent({ formMade }), MADE + 9_000), formMade).toBe('stale');
  }
  expect(spamSignOf('subscribe', filledIn, MADE + 9_000)).toBe('stale');
  process.env.NEXTAUTH_SECRET = 'the secret of another site, long enough';
  expect(spamSignOf('report', filledIn, MADE + 9_000)).toBe('stale');
});
