import { iterateLedger, listStateFaults } from '@/lib/ledger/queries';
import { type ChainVerdict, verifyChain } from '@/lib/ledger/verify-chain';

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

interface Words {
  say(line: string): void;
  complain(line: string): void;
}

/**
 * Recomputes the chain and names the first bad row, then compares what the pages are made from with the entries (a chain
 * that was cut off at its end is whole in itself). True when all is well.
 */
export async function verifyLedger({ say, complain }: Words): Promise<boolean> {
  const verdict = await verifyChain(iterateLedger(null));
  if (verdict.ok) say(`The chain is whole: ${verdict.entries} entries, newest hash ${verdict.head}.`);
  else complain(chainFaultWords(verdict));
  const faults = await listStateFaults();
  for (const { noun, name, fault } of faults.slice(0, SHOWN_FAULTS)) {
    complain(`The ${noun} ${name}: ${STATE_FAULTS[fault]}.`);
  }
  if (faults.length > SHOWN_FAULTS) complain(`… and ${faults.length - SHOWN_FAULTS} more.`);
  if (faults.length === 0) say('The pages are made from what the ledger says.');
  return verdict.ok && faults.length === 0;
}

/** Where the chain is broken, and how. */
export function chainFaultWords({ seq, fault }: Exclude<ChainVerdict, { ok: true }>): string {
  return `The ledger is broken at entry ${seq}: ${CHAIN_FAULTS[fault]}.`;
}
