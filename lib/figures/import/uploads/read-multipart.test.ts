import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BrokenForm, readFormWithFile } from './read-multipart';

const TYPE = 'multipart/form-data; boundary=----mark';

function part(head: string, body: Uint8Array | string): Buffer {
  return Buffer.concat([
    Buffer.from(`------mark\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ]);
}

const END = Buffer.from('------mark--\r\n');

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, size = 7) {
  const { fields, file } = await readFormWithFile(TYPE, inChunks(bytes, size));
  const chunks: Uint8Array[] = [];
  if (file) for await (const chunk of file.bytes) chunks.push(chunk);
  return { fields: Object.fromEntries(fields), name: file?.name, content: Buffer.concat(chunks) };
}

it('gives any bytes of a file back, however they arrive, and the fields around it', async () => {
  const tricky = fc.constantFrom('\r\n------mar', '\r\n', '------mark', '\r', '"');
  const content = fc
    .array(
      fc.oneof(
        fc.uint8Array({ maxLength: 50 }),
        tricky.map((text) => Buffer.from(text)),
      ),
    )
    .map((pieces) => Buffer.concat(pieces))
    .filter((bytes) => !bytes.includes('\r\n------mark'));
  await fc.assert(
    fc.asyncProperty(content, fc.integer({ min: 1, max: 90 }), async (bytes, size) => {
      const form = [
        part('name="before"', 'one'),
        part('name="file"; filename="Ә \\"1\\".csv"', bytes),
        part('name="behind"', 'two'),
        END,
      ];
      const answer = await read(Buffer.concat(form), size);
      expect(answer).toEqual({
        fields: { before: 'one', behind: 'two' },
        name: 'Ә "1".csv',
        content: bytes,
      });
    }),
  );
});

it('finds no file where none was chosen', async () => {
  const form = Buffer.concat([part('name="file"; filename=""', ''), part('name="decimal"', 'comma'), END]);
  expect(await read(form)).toMatchObject({ name: undefined, fields: { decimal: 'comma' } });
});

it.each([
  ['in the head', 30],
  ['in the file', 90],
  ['before the last boundary is whole', -4],
])('says that a form breaks off %s', async (_, end) => {
  const form = Buffer.concat([part('name="file"; filename="a.csv"', 'x'.repeat(40)), END]);
  await expect(read(form.subarray(0, end))).rejects.toThrow(BrokenForm);
});

it('refuses what is no form with a file, and a head without end', async () => {
  await expect(readFormWithFile('text/csv', inChunks(END, 5))).rejects.toThrow(BrokenForm);
  await expect(read(Buffer.alloc(1_000_000, 'x'), 1_000)).rejects.toThrow(BrokenForm);
});
