import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { GET as getArchive } from '@/app/export/[programme]/all.zip/route';
import { GET as getSnapshotArchive } from '@/app/export/[programme]/snapshots/[seq]/all.zip/route';
import { GET as getList } from '@/app/export/[programme]/snapshots/route';
import type { Result } from '@/lib/core/errors';
import { makePerson } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { ledgerHead } from '@/lib/ledger/queries';
import { reviseReviewPolicy } from '@/lib/programmes/mutations';
import { makeSnapshot } from './mutations';

const { db } = await testDatabase('catalogue');
const PROGRAMME = 'fair-kazakhstan-2022';
const admin = await makePerson(db, 'admin', 'admin');

beforeEach(() => {
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

function ask(seq: string, headers: Record<string, string> = {}, query = ''): Promise<Response> {
  const url = `http://localhost:3000/export/${PROGRAMME}/snapshots/${seq}/all.zip${query}`;
  const params = Promise.resolve({ programme: PROGRAMME, seq });
  return getSnapshotArchive(new Request(url, { headers }), { params });
}

async function list(programme = PROGRAMME): Promise<Response> {
  const request = new Request(`http://localhost:3000/export/${programme}/snapshots`);
  return getList(request, { params: Promise.resolve({ programme }) });
}

async function archiveNow(): Promise<Buffer> {
  const request = new Request(`http://localhost:3000/export/${PROGRAMME}/all.zip`);
  const answer = await getArchive(request, { params: Promise.resolve({ programme: PROGRAMME }) });
  return Buffer.from(await answer.bytes());
}

const edition = async () => (await db.publicEdition.findUniqueOrThrow({ where: { id: 1 } })).number;

describe('a snapshot', () => {
  test('is the archive of the moment, once for an entry, whatever is published later', async () => {
    expect(await (await list()).json()).toEqual({ programme: PROGRAMME, snapshots: [] });
    const head = await ledgerHead();
    const before = await edition();
    const archive = await archiveNow();
    const first = value(await makeSnapshot(db, admin, PROGRAMME));
    const second = value(await makeSnapshot(db, admin, PROGRAMME));
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(second.snapshot).toEqual(first.snapshot);
    expect(await edition()).toBe(before + 1n);
    expect(first.snapshot.seq).toBe(head.seq);

    const answer = await ask(head.seq);
    const bytes = Buffer.from(await answer.bytes());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(bytes.equals(archive)).toBe(true);
    expect([sha256, bytes.length]).toEqual([first.snapshot.sha256, first.snapshot.bytes]);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('repr-digest')).toBe(
      `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    );
    expect((await ask(head.seq, { 'if-none-match': String(answer.headers.get('etag')) })).status).toBe(304);

    value(
      await reviseReviewPolicy(db, admin, { programme: PROGRAMME, reviewPolicy: 'two_people', version: 1 }),
    );
    expect((await archiveNow()).equals(archive)).toBe(false);
    expect(Buffer.from(await (await ask(head.seq)).bytes()).equals(archive)).toBe(true);
    const third = value(await makeSnapshot(db, admin, PROGRAMME));
    expect(third.isNew).toBe(true);

    const { snapshots } = await (await list()).json();
    expect(snapshots).toEqual(
      [third, first].map(({ snapshot: { id: _, ...facts } }) => ({
        ...facts,
        url: `https://pledges.example.org/export/${PROGRAMME}/snapshots/${facts.seq}/all.zip`,
      })),
    );
    const entry = await db.ledgerEntry.findUniqueOrThrow({ where: { seq: BigInt(third.snapshot.seq) } });
    expect(third.snapshot.headHash).toBe(entry.hash);
  });

  test('that two make at once is one', async () => {
    value(
      await reviseReviewPolicy(db, admin, { programme: PROGRAMME, reviewPolicy: 'one_person', version: 2 }),
    );
    const made = await Promise.all([1, 2].map(() => makeSnapshot(db, admin, PROGRAMME)));
    expect(made.map((one) => value(one).isNew).toSorted()).toEqual([false, true]);
  });

  test('is made by admins only', async () => {
    const count = await db.snapshot.count();
    for (const role of ['editor', 'reviewer'] as const) {
      const actor = await makePerson(db, role, role);
      expect(await makeSnapshot(db, actor, PROGRAMME)).toMatchObject({
        ok: false,
        refusals: [{ code: 'not_allowed' }],
      });
    }
    expect(await makeSnapshot(db, admin, 'nowhere')).toMatchObject({ ok: false });
    expect(await db.snapshot.count()).toBe(count);
  });

  test.each(['1', '0', '-1', 'x', '99999999999999999999', '297.0'])(
    'that is not there is not found: %s',
    async (seq) => {
      const answer = await ask(seq);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('lists those that there are');
    },
  );

  test('takes no parameters', async () => {
    const [{ seq } = { seq: '' }] = (await (await list()).json()).snapshots;
    expect((await ask(seq, {}, '?asOf=2024-01-01')).status).toBe(400);
    expect((await list('nowhere')).status).toBe(404);
  });
});
