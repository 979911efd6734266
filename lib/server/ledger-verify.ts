import { runWithDatabase } from './run-with-database';
import { complain, say } from './say';

/** `npm run ledger:verify`: exit code 1 when anything is wrong. */
runWithDatabase(async () => {
  const { verifyLedger } = await import('./ledger-faults');
  return (await verifyLedger({ say, complain })) ? 0 : 1;
});
