import { expect, it, vi } from 'vitest';

const started: string[] = [];
const stopped: string[] = [];
const schedule = (name: string) => () => {
  started.push(name);
  return async () => {
    stopped.push(name);
  };
};
vi.mock('./sources-schedule', () => ({ scheduleSourceChecks: schedule('sources') }));
vi.mock('./snapshot-schedule', () => ({ scheduleSnapshots: schedule('snapshots') }));
vi.mock('./digests-schedule', () => ({ scheduleDigests: schedule('digests') }));
vi.mock('./forget-schedule', () => ({ scheduleForgetting: schedule('forgetting') }));
vi.mock('./refresh-schedule', () => ({ scheduleRefreshing: schedule('refreshing') }));

const { startSchedules } = await import('./schedules');

async function run(isDev: boolean): Promise<void> {
  started.length = 0;
  stopped.length = 0;
  const stop = startSchedules({ databaseUrl: '', isDev });
  await vi.waitFor(() => expect(started).toContain('refreshing'), { timeout: 30_000 });
  await stop();
}

it('starts all that the site does by itself, and stops it, last started first', async () => {
  await run(false);
  expect(started).toEqual(['sources', 'snapshots', 'digests', 'forgetting', 'refreshing']);
  expect(stopped).toEqual(started.toReversed());
});

it('sends nothing out in development', async () => {
  await run(true);
  expect(started).toEqual(['forgetting', 'refreshing']);
});

it('starts nothing when it is stopped at once', async () => {
  started.length = 0;
  await startSchedules({ databaseUrl: '', isDev: false })();
  expect(started).toEqual([]);
});
