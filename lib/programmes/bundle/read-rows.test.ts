import { expect, it } from 'vitest';
import { readTable, type TableShape } from '@/lib/figures/import/read-csv';
import { PLEDGES, readPledgeRow, readTargetRow, TARGETS } from './read-rows';

async function firstOf<Name extends string>(text: string, shape: TableShape<Name>) {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  for await (const row of readTable(bytes(), shape)) return row;
  throw new Error('There is no row');
}

const PLEDGE_HEAD =
  'pledge;theme;title;summary;testability;origin;source_document;source_line;source_url;source_note';
const TARGET_HEAD =
  'pledge;target;metric;kind;direction;unit;value;baseline_value;baseline_date;checkpoint_date;checkpoint_value';

it('reads a pledge as a spreadsheet saved it, with a list of sources a column', async () => {
  const text = `${PLEDGE_HEAD}\r\np;t;"'=Title";"{""fr"": ""Résumé""}";testable;documents;"a.pdf\nb.pdf";"12\n";;"\n'-once"`;
  const { input, refusals, fields } = readPledgeRow('pledges.csv', await firstOf(text, PLEDGES), 'x');
  expect(refusals).toEqual([]);
  expect(input).toMatchObject({
    slug: 'p',
    programme: 'x',
    title: { en: '=Title' },
    summary: { fr: 'Résumé' },
  });
  expect(input.sources).toEqual([
    { document: 'a.pdf', line: 12, url: null, publishedOn: null, note: null },
    { document: 'b.pdf', line: null, url: null, publishedOn: null, note: { en: '-once' } },
  ]);
  expect(fields).toEqual(new Set(['theme', 'title', 'summary', 'testability', 'origin', 'sources']));
});

it('says where lists have different lengths, and which line is none', async () => {
  const text = `${PLEDGE_HEAD}\np;t;T;S;testable;documents;"a.pdf\nb.pdf\nc.pdf";"1\nx";;`;
  const { refusals } = readPledgeRow('pledges.csv', await firstOf(text, PLEDGES), 'x');
  expect(refusals.map(({ code, field }) => [code, field])).toEqual([
    ['csv_lists_differ', 'sources'],
    ['not_a_number', 'sources.1.line'],
  ]);
});

it('reads a target with decimal commas and days with points', async () => {
  const text = `${TARGET_HEAD}\np;k;M;level;up;%;17,25;1.234,5;31.12.2022;"31.12.2024\n31.12.2025";"10,5\n12"`;
  const { input, pledge, refusals } = readTargetRow('targets.csv', await firstOf(text, TARGETS), null);
  expect({ pledge, refusals }).toEqual({ pledge: 'p', refusals: [] });
  expect(input).toMatchObject({
    value: '17.25',
    baseline: { value: '1234.5', date: '2022-12-31' },
    checkpoints: [
      { on: '2024-12-31', value: '10.5' },
      { on: '2025-12-31', value: '12' },
    ],
    stages: 1,
    reportingIntervalDays: 366,
  });
});

it('asks where a number can be read in two ways, unless it was told', async () => {
  const row = await firstOf(`${TARGET_HEAD}\np;k;M;level;up;%;1.234;;;;`, TARGETS);
  expect(readTargetRow('targets.csv', row, null).refusals).toMatchObject([
    { code: 'csv_ambiguous_number', field: 'value' },
  ]);
  expect(readTargetRow('targets.csv', row, 'comma').input.value).toBe('1234');
  expect(readTargetRow('targets.csv', row, 'point').input.value).toBe('1.234');
});
