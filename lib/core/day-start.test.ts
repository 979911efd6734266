import { expect, test } from 'vitest';
import { dayStart } from './day-start';
import { plainDate } from './plain-date';

test.each([
  ['UTC', '2026-11-21', '2026-11-21T00:00:00.000Z'],
  ['Asia/Almaty', '2026-11-21', '2026-11-20T19:00:00.000Z'],
  ['Asia/Almaty', '2024-02-29', '2024-02-28T18:00:00.000Z'],
  ['Asia/Kathmandu', '2026-11-21', '2026-11-20T18:15:00.000Z'],
  ['America/St_Johns', '2026-11-21', '2026-11-21T03:30:00.000Z'],
  ['Pacific/Kiritimati', '2026-11-21', '2026-11-20T10:00:00.000Z'],
  ['Pacific/Pago_Pago', '2026-11-21', '2026-11-21T11:00:00.000Z'],
  // The clocks went forward at midnight: the day began at one o'clock.
  ['America/Asuncion', '2024-10-06', '2024-10-06T04:00:00.000Z'],
])('in %s the day %s begins', (zone, day, instant) => {
  expect(dayStart(plainDate(day), zone).toISOString()).toBe(instant);
});
