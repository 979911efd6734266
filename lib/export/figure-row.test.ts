import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import type { Figure, FigureSource } from '@/lib/figures/types';
import { exampleFigure } from '@/lib/pledges/example-standing';
import { SOURCE_KINDS } from '@/lib/status/types';
import { FIGURE_COLUMNS } from './columns';
import { writeCsv } from './csv';
import { figureRow } from './figure-row';

/** Reads the sources of a row back as docs/data.md describes it. */
function readSources(row: Record<string, string>): FigureSource[] {
  const lines = (name: string) =>
    (row[name] ?? '').split('\n').map((line) => line.replace(/^'(?='*[=+\-@\t\r])/, ''));
  const [urls, publishers, days, kinds] = [
    lines('source_url'),
    lines('source_publisher'),
    lines('source_published_on'),
    lines('source_kind'),
  ];
  return urls.map((url, index) => ({
    url,
    publisher: publishers[index] ?? '',
    publishedOn: days[index] ? plainDate(days[index]) : null,
    kind: SOURCE_KINDS.find((kind) => kind === kinds[index]) ?? 'other',
  }));
}

async function rowOf(figure: Figure): Promise<Record<string, string>> {
  let text = '';
  for await (const piece of writeCsv(FIGURE_COLUMNS, [figureRow(figure)])) text += piece;
  const [row] = parse<Record<string, string>>(text, { bom: true, columns: true, record_delimiter: '\r\n' });
  return row ?? {};
}

const source = fc.record<FigureSource>({
  url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
  publisher: fc.stringMatching(/^[^\s=+@'-][^\r\n]{0,20}$/),
  publishedOn: fc.option(fc.constantFrom(plainDate('2025-01-31'), plainDate('2026-02-28'))),
  kind: fc.constantFrom(...SOURCE_KINDS),
});

test('any number of sources comes back in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(source, { minLength: 1, maxLength: 5 }), async (sources) => {
      const row = await rowOf({ ...exampleFigure('1', '2025-12-31'), sources });
      expect(readSources(row)).toEqual(sources);
    }),
  );
});

test('a publisher on two lines is put on one: lines part the sources', async () => {
  const two = [
    {
      url: 'https://a.example/',
      publisher: 'Bureau\nof statistics',
      publishedOn: null,
      kind: 'official' as const,
    },
    { url: 'https://b.example/', publisher: 'B', publishedOn: null, kind: 'media' as const },
  ];
  const row = await rowOf({ ...exampleFigure('1', '2025-12-31'), sources: two });
  expect(row.source_publisher).toBe('Bureau of statistics\nB');
  expect(row.source_published_on).toBe('\n');
});

test('a negative value is a number; state, correction and reason are told', async () => {
  const row = await rowOf({
    ...exampleFigure('-3.5', '2025-12-31'),
    value: decimal('-3.5'),
    state: 'retracted',
    supersedes: 'older',
    reason: { en: '-1 was a typing error' },
  });
  expect(row).toMatchObject({
    value: '-3.5',
    state: 'retracted',
    supersedes: 'older',
    reason: "'-1 was a typing error",
    on: '2025-12-31',
    from: '',
  });
});
