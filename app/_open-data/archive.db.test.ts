import { setTimeout as sleep } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { GET as getFile } from '@/app/export/[programme]/[file]/route';
import { GET as getArchive } from '@/app/export/[programme]/all.zip/route';
import { testDatabase } from '@/lib/core/testing/database';
import { ledgerHead } from '@/lib/ledger/queries';

const { db } = await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';
const FILES = [
  'pledges.csv',
  'targets.csv',
  'figures.csv',
  'statuses.csv',
  'sources.csv',
  'ledger.ndjson',
  'datapackage.json',
];

beforeEach(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function ask(headers: Record<string, string> = {}, query = '', programme = PROGRAMME): Promise<Response> {
  const request = new Request(`http://localhost:3000/export/${programme}/all.zip${query}`, { headers });
  return getArchive(request, { params: Promise.resolve({ programme }) });
}

async function single(file: string): Promise<Buffer> {
  const request = new Request(`http://localhost:3000/export/${PROGRAMME}/${file}`);
  const answer = await getFile(request, { params: Promise.resolve({ programme: PROGRAMME, file }) });
  return Buffer.from(await answer.bytes());
}

interface Unpacked {
  readonly entry: Entry;
  readonly content: Buffer;
}

async function unpack(bytes: Buffer): Promise<Map<string, Unpacked>> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, file) => (file ? resolve(file) : reject(error)));
  });
  const found = new Map<string, Unpacked>();
  zip.on('entry', async (entry: Entry) => {
    const content = await contentOf(zip, entry);
    found.set(entry.fileName, { entry, content });
    zip.readEntry();
  });
  await new Promise((resolve, reject) => {
    zip.once('end', resolve);
    zip.once('error', reject);
    zip.readEntry();
  });
  return found;
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (opened ? resolve(opened) : reject(error)));
  });
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

describe('all.zip', () => {
  test('has every download as it is by itself, and a text on licence and citation', async () => {
    const answer = await ask();
    const { seq, at } = await ledgerHead();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${PROGRAMME}-${seq}.zip"`);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const bytes = Buffer.from(await answer.bytes());
    expect(answer.headers.get('x-body-length')).toBe(String(bytes.length));
    const files = await unpack(bytes);
    expect([...files.keys()].sort()).toEqual([...FILES, 'README.txt'].sort());
    for (const [name, { entry, content }] of files) {
      expect([name, entry.crc32]).toEqual([name, crc32(content)]);
      expect([name, entry.getLastModDate().getTime()]).toEqual([
        name,
        Math.floor(Date.parse(String(at)) / 1000) * 1000,
      ]);
    }
    for (const name of FILES) {
      expect([name, files.get(name)?.content.equals(await single(name))]).toEqual([name, true]);
    }
    const text = String(files.get('README.txt')?.content);
    expect(text).toContain('https://creativecommons.org/licenses/by/4.0/');
    expect(text).toContain(
      `Data as of ledger entry ${seq}, 2026-11-21. https://pledges.example.org/en/${PROGRAMME}.`,
    );
  });

  test('is the same to the byte when it is made again, and another on another day', async () => {
    const first = await (await ask()).bytes();
    vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-22T12:00:00.000Z');
    const nextDay = await (await ask()).bytes();
    expect(Buffer.from(nextDay).equals(Buffer.from(first))).toBe(false);
    // The file of a day that is no longer kept is written anew.
    vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
    await sleep(1100);
    const again = await (await ask()).bytes();
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
  });

  test('has what is published since', async () => {
    const before = await ask();
    const newest = await db.ledgerEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(before.headers.get('content-disposition')).toContain(`-${newest.seq}.zip`);
    await db.$executeRaw`ALTER TABLE ledger_entry DISABLE TRIGGER ALL`;
    await db.ledgerEntry.create({
      data: { ...newest, content: {}, seq: newest.seq + 1n, hash: 'f'.repeat(64) },
    });
    const after = await ask({ 'if-none-match': String(before.headers.get('etag')) });
    expect(after.status).toBe(200);
    const ledger = (await unpack(Buffer.from(await after.bytes()))).get('ledger.ndjson')?.content.toString();
    expect(ledger?.trim().split('\n').at(-1)).toContain(`"seq":"${newest.seq + 1n}"`);
    // Who had begun to read the one before reads it to its end.
    expect((await before.bytes()).length).toBe(Number(before.headers.get('x-body-length')));
  });

  test('holds no connection while it is read, nor after the reader has gone', async () => {
    const readers = await Promise.all(
      Array.from({ length: 30 }, async () => (await ask()).body?.getReader()),
    );
    for (const reader of readers) await reader?.read();
    const [{ open } = { open: -1n }] = await db.$queryRaw<{ open: bigint }[]>`
      SELECT count(*) AS open FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    expect(open).toBe(0n);
    for (const reader of readers) await reader?.cancel();
    expect((await ask()).status).toBe(200);
  });

  test('is asked for again, and asked wrongly, like every download', async () => {
    const etag = String((await ask()).headers.get('etag'));
    const again = await ask({ 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect((await again.bytes()).length).toBe(0);
    expect((await ask({}, '?asOf=2025-01-01')).status).toBe(400);
    expect((await ask({}, '', 'nowhere')).status).toBe(404);
  });
});
