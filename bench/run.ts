import { measureDashboardQuery } from './dashboard-query';
import { measureImport } from './import-rows';
import { measureResponseCache } from './response-cache';

/**
 * Ratios within one run, so that they mean the same on any machine. All requests go to this machine, and stop by
 * themselves.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);

const cache = await measureResponseCache();
say(
  `Dashboard from the response cache: ${cache.fromMemory.perSecond} requests/s, p99 ${cache.fromMemory.p99Ms} ms`,
);
say(
  `Dashboard rendered each time:      ${cache.rendered.perSecond} requests/s, p99 ${cache.rendered.p99Ms} ms`,
);
say(`The cache answers ${cache.times} times as many.\n`);

const query = await measureDashboardQuery();
say(`Dashboard's query with ${query.few.figures} figures: ${query.few.ms} ms (median)`);
say(`Dashboard's query with ${query.many.figures} figures: ${query.many.ms} ms (median)`);
say(`A thousand times the figures take ${query.times} times as long.\n`);

const table = await measureImport();
for (const { rows, perSecond, megabytes } of [table.few, table.many]) {
  say(`Import of ${rows} figures: ${perSecond} rows/s, at most ${megabytes} MB in use`);
}
say(`Twenty times the rows need ${table.memoryTimes} times the memory.`);
say(`The import takes ${table.copyTimes} times as long as a COPY of the same rows into a bare table.`);
