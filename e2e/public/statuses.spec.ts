import { expect, test } from '../fixtures';
import { EXPORT, HOME } from '../steps/addresses';
import { readAll, readCsv } from '../steps/open-data';

/** METHOD 9: the whole catalogue on 2026-11-21. */
const COUNTS: Readonly<Record<string, number>> = {
  not_measurable: 51,
  no_data: 51,
  on_track: 8,
  in_progress: 7,
  achieved: 5,
  overdue: 4,
  off_track: 3,
  behind: 2,
};

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}

test('the API gives METHOD 9’s counts', async ({ request }) => {
  const pledges = await readAll<{ slug: string; status: string }>(request, 'pledges');
  expect(countBy(pledges, (pledge) => pledge.status)).toEqual(COUNTS);
});

test('statuses.csv gives METHOD 9’s counts', async ({ request }) => {
  const rows = await readCsv(request, 'statuses.csv');
  const statuses = new Map(rows.map((row) => [row.pledge, row.pledge_status ?? '']));
  expect(countBy([...statuses.values()], (status) => status)).toEqual(COUNTS);
  expect(new Set(rows.map((row) => row.evaluated_on))).toEqual(new Set(['2026-11-21']));
});

test('METHOD 9’s worked examples, number by number', async ({ request }) => {
  const rows = await readCsv(request, 'statuses.csv');
  const of = (pledge: string) => rows.filter((row) => row.pledge === pledge);
  const housing = of('housing-construction').find((row) => row.target === 'new-housing-commissioned');
  expect(housing).toMatchObject({
    status: 'on_track',
    current: '57000000',
    reference: '2025-12-31',
    progress: '0.5135135135',
    expected: '0.4207207207',
    forecast_value: expect.stringMatching(/^132982664(\.\d+)?$/),
  });
  expect(Number(housing?.pace)).toBeCloseTo(1.2206, 4);

  const byStatus = (current: string) => rows.find((row) => row.current === current);
  const shadow = byStatus('17.52');
  expect(shadow).toMatchObject({
    status: 'on_track',
    reference: '2023-12-31',
    flags: 'stale',
    origin_value: '18.78',
  });
  expect(Number(shadow?.pace)).toBeCloseTo(2.3032, 4);
  const canals = byStatus('677');
  expect(canals).toMatchObject({ status: 'off_track', reference: '2025-12-31', target_value: '3500' });
  expect(Number(canals?.pace)).toBeCloseTo(0.4371, 4);
  expect(byStatus('62.4')).toMatchObject({ status: 'achieved', flags: 'no_baseline', progress: '' });
});

test('the dashboard says the groups of METHOD 6 in one sentence', async ({ page }) => {
  await page.goto(HOME);
  await expect(page.getByRole('main')).toContainText(
    /Of 131 pledges,? 5 are fulfilled, 15 (are )?on course,? (and )?9 (are )?in trouble; for 102 it cannot be told yet/,
  );
});

test('as of the day of the announcement nothing is known of housing, and before it there is no view', async ({
  request,
}) => {
  const rows = await readCsv(request, 'statuses.csv?asOf=2022-10-26');
  const housing = rows.find((row) => row.target === 'new-housing-commissioned');
  expect(housing).toMatchObject({ status: 'no_data', current: '', evaluated_on: '2022-10-26' });
  expect((await request.get(`${EXPORT}/statuses.csv?asOf=2022-10-25`)).status()).toBe(400);
  expect((await request.get(`${EXPORT}/statuses.csv?asOf=2026-11-22`)).status()).toBe(400);
});

test('as of a day in between only what was published by then counts', async ({ request }) => {
  const rows = await readCsv(request, 'statuses.csv?asOf=2025-12-31');
  const housing = rows.find((row) => row.target === 'new-housing-commissioned');
  expect(housing).toMatchObject({
    current: '36900000',
    reference: '2024-12-31',
    pledge: 'housing-construction',
  });
});
