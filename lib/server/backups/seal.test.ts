import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { SEAL_PLACEHOLDER, Seal, sealOf } from './seal';

const folder = mkdtempSync(join(tmpdir(), 'pledgebook-seal-'));
const path = join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true }));

async function seal(
  pieces: readonly Buffer[],
): Promise<{ sealed: Buffer; facts: ReturnType<Seal['facts']> }> {
  const sealing = new Seal();
  const out: Buffer[] = [];
  await pipeline(Readable.from([...pieces, Buffer.from(SEAL_PLACEHOLDER)]), sealing, async (stream) => {
    for await (const piece of stream) out.push(piece);
  });
  return { sealed: Buffer.concat(out), facts: sealing.facts() };
}

const pieces = fc.array(
  fc.uint8Array({ minLength: 1, maxLength: 90 }).map((bytes) => Buffer.from(bytes)),
  { minLength: 1, maxLength: 8 },
);

test('a sealed file ends in the checksum of what stands before, and is found whole', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async (given) => {
      const { sealed, facts } = await seal(given);
      const content = Buffer.concat(given);
      const sum = createHash('sha256').update(content).digest('hex');
      expect(sealed.toString('latin1')).toBe(content.toString('latin1') + sum);
      expect(facts).toEqual({ bytes: sealed.length, seal: sum });
      writeFileSync(path, sealed);
      expect(await sealOf(path)).toBe(sum);
    }),
    { numRuns: 50 },
  );
});

test('any flipped bit, and any end that is missing or added, shows', async () => {
  const { sealed } = await seal([Buffer.from('a file of some length')]);
  const broken: Buffer[] = [Buffer.alloc(0), Buffer.concat([sealed, Buffer.from('\n')])];
  for (let at = 0; at < sealed.length; at += 1) {
    broken.push(sealed.subarray(0, at));
    for (let bit = 0; bit < 8; bit += 1) {
      const copy = Buffer.from(sealed);
      copy[at] = (copy[at] ?? 0) ^ (1 << bit);
      broken.push(copy);
    }
  }
  for (const bytes of broken) {
    writeFileSync(path, bytes);
    expect(await sealOf(path)).toBeNull();
  }
  expect(readFileSync(path).length).toBeGreaterThan(64);
});
