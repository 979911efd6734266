import type { ChainVerdict } from '@/lib/ledger/verify-chain';
import { runWithDatabase } from './run-with-database';
import { complain, say } from './say';

const CHAIN_FAULTS = {
  gap: 'the number is not the one that comes next: a row is missing before it, or was put in',
  broken_link: 'it does not name the hash of the row before it',
  content_changed: 'its hash is not that of its content: the row was changed after it was written',
} as const;

const STATE_FAULTS = {
  no_entry: 'no entry of the ledger tells of it: entries are missing, or it was put in by hand',
  differs: 'its entry in the ledger says something else: it was changed by hand',
  ahead: 'it was made from entries that are no longer there',
} as const;

/** More than these say nothing new. */
const SHOWN_FAULTS = 20;

/**
 * `npm run ledger:verify`: recomputes the chain and names the first bad row, then compares what the pages are made from
 * with the entries (a chain that was cut off at its end is whole in itself). Exit code 1 when anything is wrong.
 */
runWithDatabase(async () => {
  const { iterateLedger, listStateFaults } = await import('@/lib/ledger/queries');
  const { verifyChain } = await import('@/lib/ledger/verify-chain');
  const verdict = await verifyChain(iterateLedger(null));
  sayVerdict(verdict);
  const faults = await listStateFaults();
  for (const { noun, name, fault } of faults.slice(0, SHOWN_FAULTS)) {
    complain(`The ${noun} ${name}: ${STATE_FAULTS[fault]}.`);
  }
  if (faults.length > SHOWN_FAULTS) complain(`… and ${faults.length - SHOWN_FAULTS} more.`);
  if (faults.length === 0) say('The pages are made from what the ledger says.');
  return verdict.ok && faults.length === 0 ? 0 : 1;
});

function sayVerdict(verdict: ChainVerdict): void {
  if (verdict.ok) say(`The chain is whole: ${verdict.entries} entries, newest hash ${verdict.head}.`);
  else complain(`The ledger is broken at entry ${verdict.seq}: ${CHAIN_FAULTS[verdict.fault]}.`);
}
