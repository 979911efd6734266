import { parseArgs } from 'node:util';
import type { RunReport, VisitRecord } from '@/lib/sources/types';
import { tryDatabaseLock } from './database-lock';
import { refusalWords } from './refusal-words';
import { runWithDatabase } from './run-with-database';
import { complain, say } from './say';

const USAGE = `Usage: npm run sources:check [-- --only <address>]

Visits the address of every source that is cited, politely, and notes what it found: when each was last seen, whether it
changed, whether the figure is still there. What the public is told changes with a ledger entry.

  --only <address>   visit only addresses that begin with this

Exit code: 0 when the round was written down, 1 when nothing answered at all or another round is under way, 2 for wrong usage.`;

const ROUND = {
  discarded:
    'Nothing answered at all: this machine seems to have no way out. Nothing was written of any source.',
  busy: 'Another round is under way on this database. Nothing was done.',
} as const;

function lineOf(
  { url, outcome, fault, httpStatus, extracts }: VisitRecord,
  done: number,
  all: number,
): string {
  const found = [...extracts.values()].filter((extract) => extract !== null).length;
  const sought = extracts.size === 0 ? '' : `, ${found} of ${extracts.size} figures found`;
  const why = [httpStatus, fault].filter((part) => part !== null).join(' ');
  return `${String(done).padStart(5)}/${all}  ${outcome.padEnd(7)}  ${url}  (${why}${sought})`;
}

function summaryOf({ visits, states, entries }: RunReport): string {
  const counts = Object.entries(states)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${state}`);
  const told = entries.length === 0 ? 'nothing new for the public' : `ledger entry ${entries.join(', ')}`;
  return `${visits} addresses: ${counts.join(', ') || 'none'}; ${told}.`;
}

/** The beginning of the addresses that were asked for; null for wrong usage. */
function readOnly(): string | null {
  try {
    return (
      parseArgs({ args: process.argv.slice(2), options: { only: { type: 'string' } } }).values.only ?? ''
    );
  } catch {
    return null;
  }
}

/** `npm run sources:check`. */
const only = readOnly();
if (only === null) {
  complain(USAGE);
  process.exit(2);
}

runWithDatabase(async () => {
  const { checkSources } = await import('./sources-round');
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  const onVisit = (record: VisitRecord, done: number, all: number) => say(lineOf(record, done, all));
  const url = process.env.DATABASE_URL ?? '';
  const round = await tryDatabaseLock(url, 'sources', () =>
    checkSources({ signal: stopped.signal, only, onVisit }).catch((error: unknown) => {
      if (stopped.signal.aborted) return null;
      throw error;
    }),
  );
  if (!round.isHeld) {
    complain(ROUND.busy);
    return 1;
  }
  if (round.value === null) {
    complain('Stopped. Nothing was written.');
    return 1;
  }
  if (!round.value.ok) {
    for (const refusal of round.value.refusals) complain(refusalWords(refusal));
    return 1;
  }
  if (round.value.value.isDiscarded) {
    complain(ROUND.discarded);
    return 1;
  }
  say(summaryOf(round.value.value));
  return 0;
});
