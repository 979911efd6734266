import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { listFigures } from '@/lib/figures/queries';
import { iterateLedger, ledgerHead, listStateFaults } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { loadCatalogue } from './catalogue-load';

const { db } = await testDatabase();
await loadCatalogue(db, () => {});
const programme = await getProgramme('fair-kazakhstan-2022');
if (!programme) throw new Error('The programme is not there');
const day = { on: plainDate('2026-11-21'), isAsOf: false };

async function raw(name: string): Promise<Record<string, unknown>[]> {
  return JSON.parse(await readFile(`prisma/catalogue/${name}.json`, 'utf8'));
}

/** Every text and number in a value, at any depth, as text. */
function leaves(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(leaves);
  return [String(value)];
}

describe('the catalogue in the database', () => {
  it('has every pledge, target and figure, each in the ledger', async () => {
    expect(await db.pledge.count()).toBe(131);
    expect(await db.target.count()).toBe(108);
    expect(await db.figure.count({ where: { state: 'published' } })).toBe(57);
    expect((await ledgerHead()).seq).toBe(String(1 + 131 + 108 + 57));
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true, entries: 297 });
  });

  it('gives back every word and number of each pledge', async () => {
    for (const pledge of await raw('pledges')) {
      const detail = await getPledgeDetail(programme, String(pledge.slug), day);
      const found = new Set(leaves(detail));
      for (const leaf of leaves(pledge)) expect(found, `${pledge.slug}: ${leaf}`).toContain(leaf);
    }
  });

  it('gives back every word and number of each figure', async () => {
    const { figures } = await listFigures(programme, { day, limit: 1000 });
    const originals = await raw('figures');
    expect(figures).toHaveLength(originals.length);
    originals.forEach((original, index) => {
      const found = new Set(
        leaves(figures.find((figure) => leaves(original).every((leaf) => leaves(figure).includes(leaf)))),
      );
      expect(found.size, `figure ${index} of ${original.pledge}`).toBeGreaterThan(0);
    });
  });

  it('stands where METHOD section 9 says', async () => {
    const counts: Record<string, number> = {};
    for (const { status } of await listPledgeStandings(programme, day))
      counts[status] = (counts[status] ?? 0) + 1;
    expect(counts).toEqual({
      not_measurable: 51,
      no_data: 51,
      on_track: 8,
      in_progress: 7,
      achieved: 5,
      overdue: 4,
      off_track: 3,
      behind: 2,
    });
  });

  it('reads the same from stored summaries as from the figures', async () => {
    const stored = await listPledgeStandings(programme, day, db);
    await db.targetSummary.updateMany({ data: { methodVersion: 0, outline: {} } });
    expect(await listPledgeStandings(programme, day, db)).toEqual(stored);
  });

  it('adds nothing when it is loaded again', async () => {
    const head = await ledgerHead();
    expect(await loadCatalogue(db, () => {})).toEqual({ programmes: 0, pledges: 0, targets: 0, figures: 0 });
    expect(await ledgerHead()).toEqual(head);
  });
});

describe('a ledger that somebody tampered with', () => {
  it('agrees with the state before that', async () => {
    expect(await listStateFaults()).toEqual([]);
  });

  it('is found out when a published number was changed beside it', async () => {
    await db.$executeRawUnsafe('ALTER TABLE figure DISABLE TRIGGER figure_guard');
    await db.$executeRawUnsafe('UPDATE figure SET value = value + 1 WHERE value = 677');
    expect(await listStateFaults()).toMatchObject([{ noun: 'figure', fault: 'differs' }]);
    await db.$executeRawUnsafe('UPDATE figure SET value = value - 1 WHERE value = 678');
    await db.$executeRawUnsafe('UPDATE target SET value = 56000000 WHERE value = 111000000');
    expect(await listStateFaults()).toEqual([
      { noun: 'target', name: 'new-housing-commissioned', fault: 'differs' },
    ]);
    await db.$executeRawUnsafe('UPDATE target SET value = 111000000 WHERE value = 56000000');
  });

  it('is found out when its end was cut off', async () => {
    await db.$executeRawUnsafe('ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_immutable');
    await db.$executeRawUnsafe('DELETE FROM ledger_entry WHERE seq = 297');
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true, entries: 296 });
    expect(await listStateFaults()).toMatchObject([
      { noun: 'figure', fault: 'no_entry' },
      { noun: 'summary', fault: 'ahead' },
    ]);
  });

  it('is found out at the first bad row', async () => {
    await db.$executeRawUnsafe('ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_immutable');
    await db.$executeRawUnsafe(
      `UPDATE ledger_entry SET content = jsonb_set(content, '{value}', '"57000001"') WHERE seq = 243`,
    );
    expect(await verifyChain(iterateLedger(null))).toEqual({
      ok: false,
      seq: '243',
      fault: 'content_changed',
    });
  });
});
