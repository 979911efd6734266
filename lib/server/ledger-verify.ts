import { runWithDatabase } from './run-with-database';
import { complain, say } from './say';

const FAULTS = {
  gap: 'the number is not the one that comes next: a row is missing before it, or was put in',
  broken_link: 'it does not name the hash of the row before it',
  content_changed: 'its hash is not that of its content: the row was changed after it was written',
} as const;

/** `npm run ledger:verify`: recomputes the chain and names the first bad row; exit code 1 when there is one. */
runWithDatabase(async () => {
  const { iterateLedger } = await import('@/lib/ledger/queries');
  const { verifyChain } = await import('@/lib/ledger/verify-chain');
  const verdict = await verifyChain(iterateLedger(null));
  if (verdict.ok) {
    say(`The ledger is whole: ${verdict.entries} entries, newest hash ${verdict.head}.`);
    return 0;
  }
  complain(`The ledger is broken at entry ${verdict.seq}: ${FAULTS[verdict.fault]}.`);
  return 1;
});
