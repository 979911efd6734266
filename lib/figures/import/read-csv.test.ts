import { describe, expect, it } from 'vitest';
import { RefusedError } from '@/lib/core/errors';
import { FIGURE_COLUMNS } from '@/lib/export/columns';
import { type CsvRow, readFiguresCsv } from './read-csv';

const HEAD = FIGURE_COLUMNS.map(({ name }) => name);

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(file: string | Uint8Array, size = 7): Promise<CsvRow[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const rows: CsvRow[] = [];
  for await (const row of readFiguresCsv(chunksOf(bytes, size))) rows.push(row);
  return rows;
}

async function refusalOf(file: string | Uint8Array) {
  const error = await read(file).catch((reason: unknown) => reason);
  return error instanceof RefusedError ? error.refusals[0] : error;
}

/** A file with that sign between cells and that line end. */
function file(delimiter: string, end: string, ...rows: Partial<Record<string, string>>[]): string {
  const lines = rows.map((row) => HEAD.map((name) => `"${row[name] ?? ''}"`).join(delimiter));
  return [HEAD.join(delimiter), ...lines, ''].join(end);
}

describe('a file of figures', () => {
  const note = 'one, two; three\nDate: four';
  for (const delimiter of [',', ';', '\t']) {
    for (const end of ['\r\n', '\n', '\r']) {
      it(`is read with ${JSON.stringify(delimiter)} and ${JSON.stringify(end)}`, async () => {
        const text = `\uFEFF${file(delimiter, end, { pledge: 'a', note }, { pledge: 'b' })}`;
        const rows = await read(text.replaceAll('\nDate', `${end}Date`), 3);
        expect(rows.map(({ line, cells }) => [line, cells.pledge, cells.note])).toEqual([
          [2, 'a', note],
          [4, 'b', ''],
        ]);
        expect(rows.every(({ isWhole }) => isWhole)).toBe(true);
        expect(rows.every(({ hasCommas }) => hasCommas === (delimiter === ','))).toBe(true);
      });
    }
  }

  it('is read from UTF-16 with its mark, as spreadsheets save "Unicode text"', async () => {
    const bytes = Buffer.from(`\uFEFF${file('\t', '\r\n', { pledge: 'a', note: 'Құрылыс' })}`, 'utf16le');
    expect((await read(bytes, 5))[0]?.cells.note).toBe('Құрылыс');
  });

  it('may have its columns in any order, without those of the record, and rows of nothing', async () => {
    const head = 'on,to,from,unit,value,role,shape,target,pledge,Source_URL,source_publisher,source_kind';
    const rows = await read(
      `${head}\n2025-12-31,,,km,5,counted,running_total,t,p,u,v,media\n,,,,,,,,,,,\n\n`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ line: 2, cells: { pledge: 'p', on: '2025-12-31', source_url: 'u' } });
    expect(rows[0]?.cells).not.toHaveProperty('id');
  });

  it('marks rows that have more or fewer cells than the head', async () => {
    const rows = await read(`${HEAD.join(',')}\na,b\n${','.repeat(HEAD.length)}x\n`);
    expect(rows.map(({ isWhole }) => isWhole)).toEqual([false, false]);
  });
});

describe('refuses', () => {
  const good = file(',', '\n', { pledge: 'a' });
  const refused: [string, string | Uint8Array, object][] = [
    ['nothing', '', { code: 'csv_empty' }],
    [
      'a column that nobody reads',
      good.replace('note', 'remark'),
      { code: 'csv_unknown_column', values: { column: 'remark' } },
    ],
    [
      'a column that stands twice',
      good.replace('note', 'unit'),
      { code: 'csv_column_twice', values: { column: 'unit' } },
    ],
    [
      'a file without a column',
      good.replace('pledge,', ''),
      { code: 'csv_missing_column', values: { column: 'pledge' } },
    ],
    ['a quote that never ends', `${good}"x`, { code: 'csv_quote_open' }],
    ['a row without end', `${good}"${'x'.repeat(300_000)}"`, { code: 'csv_malformed' }],
    ['another encoding', Buffer.from(`${good}\xff`, 'latin1'), { code: 'csv_not_utf8' }],
    ['a file cut off inside a letter', Buffer.from(`${good}ж`).subarray(0, -1), { code: 'csv_not_utf8' }],
    ['a file of another kind', `PK\0\0${good}`, { code: 'csv_not_text' }],
  ];
  it.each(refused)('%s', async (_, text, refusal) => {
    expect(await refusalOf(text)).toMatchObject({ ...refusal, field: 'file' });
  });
});
