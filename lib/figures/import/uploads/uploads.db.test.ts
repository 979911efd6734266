import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import { testDatabase } from '@/lib/core/testing/database';
import { IMPORT_LOCK } from '../import-lock';
import { beginImport, keepUpload } from './mutations';
import { findUpload } from './queries';
import { BrokenForm } from './read-multipart';

const { db } = await testDatabase('catalogue');
const SLUG = 'fair-kazakhstan-2022';
const admin = await newUser('admin');

async function newUser(role: Actor['role']): Promise<Actor> {
  const data = { role, name: role, email: `${role}@example.org`, passwordHash: 'unused' };
  const { id, name } = await db.user.create({ data });
  return { id, name, role };
}

const HEAD =
  'pledge,target,shape,role,value,unit,from,to,on,source_url,source_publisher,source_published_on,source_kind';

function row(value: string): string {
  const place = 'irrigation-canals,irrigation-canals-renovated,amount,context';
  return `${place},${value},km,2026-01-01,2026-01-31,,https://stat.example.org/${value},Statistics,,media`;
}

async function* bytes(text: string) {
  const all = new TextEncoder().encode(text);
  for (let at = 0; at < all.length; at += 70_000) yield all.subarray(at, at + 70_000);
}

async function keep(content: AsyncIterable<Uint8Array>, actor = admin, largest?: number) {
  const file = { programme: SLUG, name: 'table.csv', decimalMark: () => 'point' as const, bytes: content };
  return keepUpload(db, actor, file, largest);
}

async function kept(rows: readonly string[]): Promise<string> {
  const result = await keep(bytes([HEAD, ...rows].join('\n')));
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value.id;
}

/** Checks or writes a file to the end; answers where it stands then. */
async function through(id: string, seen: string | null) {
  const begun = await beginImport(db, admin, id, seen);
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusals));
  await begun.value.work;
  return findUpload(id);
}

async function parts(id: string): Promise<number> {
  return db.figureImportPart.count({ where: { importId: id } });
}

/** As long as another process is at it. */
async function whileImporting<T>(work: () => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(${IMPORT_LOCK}::int, hashtext(${SLUG}))::text`;
    return work();
  });
}

describe('a file', () => {
  it('is kept in parts, checked, and written once, whole', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => row(`${index + 1}`));
    const id = await kept(rows);
    expect(await parts(id)).toBeGreaterThan(1);
    expect(await findUpload(id)).toMatchObject({ state: 'uploading', rows: 12_000, done: 0 });
    const checked = await through(id, null);
    expect(checked).toMatchObject({ state: 'checked', done: 12_000, decimalMark: 'point' });
    expect(checked?.report).toMatchObject({
      counts: { added: 12_000, same: 0, refused: 0 },
      isWritten: false,
    });
    expect(checked?.report?.rows).toHaveLength(200);
    const before = await db.figure.count();
    const written = await through(id, checked?.report?.digest ?? '');
    expect(written).toMatchObject({ state: 'written', report: { counts: { added: 12_000 } } });
    expect(await db.figure.count()).toBe(before + 12_000);
    expect(await parts(id)).toBe(0);
    expect(await beginImport(db, admin, id, 'x')).toMatchObject({ refusals: [{ code: 'import_in_hand' }] });
  }, 120_000);

  it('is not written otherwise than it was seen', async () => {
    const id = await kept([row('70001')]);
    await through(id, null);
    const before = await db.figure.count();
    const upload = await through(id, '0'.repeat(64));
    expect(upload).toMatchObject({ state: 'checked', refusals: [{ code: 'import_changed' }] });
    expect(await db.figure.count()).toBe(before);
  });

  it('that is no table says why', async () => {
    const result = await keep(bytes('\0\0\0'));
    if (!result.ok) throw new Error('It was not kept');
    const upload = await through(result.value.id, null);
    expect(upload).toMatchObject({ state: 'refused', refusals: [{ code: 'csv_not_text', field: 'file' }] });
  });

  it('that is empty, too large or breaks off is not kept', async () => {
    const before = await db.figureImport.count();
    expect(await keep(bytes(''))).toMatchObject({ refusals: [{ code: 'csv_empty' }] });
    const large = keep(bytes('x'.repeat(3_000_000)), admin, 2_000_000);
    expect(await large).toMatchObject({
      refusals: [{ code: 'import_file_too_large', values: { limit: 2 } }],
    });
    async function* broken() {
      yield new TextEncoder().encode(HEAD);
      throw new BrokenForm('gone');
    }
    expect(await keep(broken())).toMatchObject({ refusals: [{ code: 'import_broke_off' }] });
    expect(await db.figureImport.count()).toBe(before);
  });

  it('is for administrators', async () => {
    const editor = await newUser('editor');
    const id = await kept([row('70002')]);
    expect(await keep(bytes(HEAD), editor)).toMatchObject({ refusals: [{ code: 'not_allowed' }] });
    expect(await beginImport(db, editor, id, null)).toMatchObject({ refusals: [{ code: 'not_allowed' }] });
  });
});

describe('one import a programme at a time:', () => {
  it('the second is told so at each step', async () => {
    const id = await kept([row('70003')]);
    const running = { ok: false, refusals: [{ code: 'import_running', field: null }] };
    await whileImporting(async () => {
      expect(await keep(bytes(HEAD))).toEqual(running);
      expect(await beginImport(db, admin, id, null)).toEqual(running);
    });
    expect(await through(id, null)).toMatchObject({ state: 'checked' });
  });

  it('of two clicks one begins', async () => {
    const id = await kept([row('70004')]);
    const both = await Promise.all([beginImport(db, admin, id, null), beginImport(db, admin, id, null)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    for (const begun of both) if (begun.ok) await begun.value.work;
    expect(await findUpload(id)).toMatchObject({ state: 'checked' });
  });
});

it('work of a process that is gone is said to have broken off, and can begin again', async () => {
  const id = await kept([row('70005')]);
  await db.figureImport.update({ where: { id }, data: { state: 'writing' } });
  expect(await findUpload(id)).toMatchObject({ state: 'writing' });
  await db.figureImport.update({ where: { id }, data: { touchedAt: new Date('2026-11-21T11:00:00Z') } });
  expect(await whileImporting(() => findUpload(id))).toMatchObject({ state: 'writing' });
  expect(await findUpload(id)).toMatchObject({ state: 'interrupted' });
  expect(await through(id, null)).toMatchObject({ state: 'checked' });
});
