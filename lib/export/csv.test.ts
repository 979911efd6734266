import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column } from './columns';
import { guardFormula, writeCsv } from './csv';

const COLUMNS: readonly Column<'name' | 'value' | 'note'>[] = [
  { name: 'name', type: 'text' },
  { name: 'value', type: 'decimal' },
  { name: 'note', type: 'list' },
];

type Cells = { name: string | null; value: string | null; note: string | null };

async function written(rows: readonly Cells[]): Promise<string> {
  let text = '';
  for await (const piece of writeCsv(COLUMNS, rows)) text += piece;
  return text;
}

/** As docs/data.md tells a re-user to: one apostrophe before such a sign is the guard. */
function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function readBack(text: string): string[][] {
  return parse(text, { bom: true, record_delimiter: '\r\n' });
}

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const risky = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", "'=", "''@"), anyText);
const cell = fc.oneof(
  anyText,
  risky.map(([start, rest]) => start + rest),
);

describe('a CSV file', () => {
  test('gives every text back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ name: cell, note: cell }), { maxLength: 8 }), async (texts) => {
        const rows = texts.map(({ name, note }) => ({ name, value: '1', note }));
        const [header, ...lines] = readBack(await written(rows));
        expect(header).toEqual(['name', 'value', 'note']);
        expect(lines.map(([name = '', , note = '']) => [unguarded(name), unguarded(note)])).toEqual(
          texts.map(({ name, note }) => [name, note]),
        );
      }),
    );
  });

  test('has no text cell that a spreadsheet takes for a formula', async () => {
    await fc.assert(
      fc.asyncProperty(cell, async (name) => {
        const [, line] = readBack(await written([{ name, value: null, note: name }]));
        expect(line?.[0]).not.toMatch(/^[=+\-@\t\r]/);
        expect(line?.[2]).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('has a byte order mark, CRLF and quotes as RFC 4180 wants them', async () => {
    const row = { name: 'a "b", c', value: '-1.5', note: 'one\ntwo' };
    expect(await written([row])).toBe('\uFEFFname,value,note\r\n"a ""b"", c",-1.5,"one\ntwo"\r\n');
  });

  test('leaves numbers alone, negative ones too, and guards the same text elsewhere', async () => {
    expect(await written([{ name: '-1.5', value: '-1.5', note: null }])).toContain("\r\n'-1.5,-1.5,\r\n");
  });

  test('is written in pieces, so that a million rows need no more memory than a few hundred', async () => {
    let made = 0;
    function* rows() {
      for (; made < 1_000_000; made += 1) yield { name: 'a', value: '1', note: null };
    }
    const pieces = writeCsv(COLUMNS, rows());
    await pieces.next();
    expect(made).toBe(0);
    await pieces.next();
    expect(made).toBeLessThan(1000);
    await pieces.return(undefined);
  });

  test('without rows is its header', async () => {
    expect(await written([])).toBe('\uFEFFname,value,note\r\n');
  });
});

test('the guard is one apostrophe', () => {
  expect(guardFormula('=1+1')).toBe("'=1+1");
  expect(guardFormula("'=1+1")).toBe("''=1+1");
  expect(guardFormula("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  expect(guardFormula('a=1')).toBe('a=1');
});
