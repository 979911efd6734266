import { afterEach, expect, test } from 'vitest';
import { makePerson } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { BACKGROUND_PROGRAMME, background, must } from '@/lib/core/testing/figure-stages';
import { TEST_CLOCK } from '@/lib/core/testing/test-clock';
import { publishFigure } from '@/lib/figures/mutations';
import { getFigure } from '@/lib/figures/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { getEntry, iterateLedger } from './queries';
import { verifyChain } from './verify-chain';

const { db } = await testDatabase('catalogue');
const editor = await makePerson(db, 'editor', 'editor');
const programme = await getProgramme(BACKGROUND_PROGRAMME);
if (!programme) throw new Error('The catalogue is not loaded');
const { id: programmeId } = programme;

afterEach(() => {
  process.env.PLEDGEBOOK_CLOCK = TEST_CLOCK;
});

/** Publishes with a clock that many hours off, and answers when the record says that it was. */
async function publishedWith(hours: number): Promise<{ entry: string; figure: string }> {
  process.env.PLEDGEBOOK_CLOCK = new Date(Date.parse(TEST_CLOCK) + hours * 3_600_000).toISOString();
  const { id, seq } = await must(publishFigure(db, editor, background()));
  const entry = await getEntry(BACKGROUND_PROGRAMME, seq);
  const figure = await getFigure({ id: programmeId }, id);
  return { entry: entry?.at ?? '', figure: figure?.publishedAt ?? '' };
}

test('a node whose clock is behind neither turns the ledger around nor counts as published earlier', async () => {
  const first = await publishedWith(0);
  const behind = await publishedWith(-3);
  const later = await publishedWith(1);
  expect(behind.entry >= first.entry).toBe(true);
  expect(behind.figure).toBe(behind.entry);
  expect(later.entry > behind.entry).toBe(true);
  expect(later.figure).toBe(later.entry);
  expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
});
