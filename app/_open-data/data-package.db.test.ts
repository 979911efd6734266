import { parse } from 'csv-parse/sync';
import { describe, expect, test, vi } from 'vitest';
import { GET } from '@/app/export/[programme]/[file]/route';
import { parsePlainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';

await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';

vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');

interface Field {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly itemType?: string;
  readonly delimiter?: string;
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly string[];
  };
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly schema?: {
    readonly fields: readonly Field[];
    readonly missingValues: readonly string[];
    readonly primaryKey?: readonly string[];
    readonly uniqueKeys?: readonly (readonly string[])[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}

type Row = Readonly<Record<string, string>>;

function download(file: string): Promise<Response> {
  const request = new Request(`http://localhost:3000/export/${PROGRAMME}/${file}`);
  return GET(request, { params: Promise.resolve({ programme: PROGRAMME, file }) });
}

const description = await download('datapackage.json').then((answer) => answer.json());
const resources: readonly Resource[] = description.resources;

async function tableOf(resource: Resource): Promise<{ header: string[]; rows: Row[] }> {
  const answer = await download(resource.path);
  expect(answer.status).toBe(200);
  const [header = [], ...lines] = parse(await answer.text(), { bom: true, record_delimiter: '\r\n' });
  const rows = lines.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  );
  return { header, rows };
}

const PATTERNS: Readonly<Record<string, (text: string) => boolean>> = {
  string: () => true,
  number: (text) => /^-?\d+(\.\d+)?$/.test(text),
  integer: (text) => /^-?\d+$/.test(text),
  date: (text) => parsePlainDate(text) !== null,
  datetime: (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text)),
};

/** Whether a cell that is not empty is what its column says. */
function isOfType(field: Field, cell: string): boolean {
  if (field.format === 'uri') return /^https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(cell);
  if (field.type === 'boolean')
    return [...(field.trueValues ?? []), ...(field.falseValues ?? [])].includes(cell);
  if (field.type === 'list') {
    const isItem = PATTERNS[field.itemType ?? ''];
    return cell.split(field.delimiter ?? ',').every((item) => isItem?.(item) === true);
  }
  return PATTERNS[field.type]?.(cell) === true;
}

/** Values of some columns as one text; null where one of them is empty. */
function keyOf(row: Row, fields: readonly string[]): string | null {
  const values = fields.map((name) => row[name] ?? '');
  return values.includes('') ? null : JSON.stringify(values);
}

describe('datapackage.json', () => {
  test('says what it describes, under which licence, and of which state', async () => {
    expect(description).toMatchObject({
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: PROGRAMME,
      id: `https://pledges.example.org/export/${PROGRAMME}/datapackage.json`,
      homepage: `https://pledges.example.org/en/${PROGRAMME}`,
      licenses: [{ name: 'CC-BY-4.0' }],
      created: expect.stringMatching(/^\d{4}-.+Z$/),
    });
    const [status] = (await tableOf(resource('statuses'))).rows;
    expect(description.version).toBe(status?.ledger_seq);
    expect(description.title).toMatch(/Kazakhstan/);
    expect(description.sources.length).toBeGreaterThan(0);
    expect(resources.map(({ path }) => path)).toEqual([
      'pledges.csv',
      'targets.csv',
      'figures.csv',
      'statuses.csv',
      'sources.csv',
      'ledger.ndjson',
    ]);
    for (const { path } of resources) expect((await download(path)).status).toBe(200);
  });

  test.each(['pledges', 'targets', 'figures', 'statuses', 'sources'])(
    'fits every cell of %s.csv',
    async (name) => {
      const { schema } = resource(name);
      const { header, rows } = await tableOf(resource(name));
      expect(header).toEqual(schema?.fields.map((field) => field.name));
      expect(rows.length).toBeGreaterThan(20);
      for (const field of schema?.fields ?? []) {
        expect(field.title).toMatch(/^[A-Z]/);
        const cells = rows.map((row) => row[field.name] ?? '');
        const present = cells.filter((cell) => cell !== '');
        const { required, unique, enum: words } = field.constraints ?? {};
        const place = `${name}.${field.name}`;
        expect([place, present.filter((cell) => !isOfType(field, cell))]).toEqual([place, []]);
        if (words) expect([place, present.filter((cell) => !words.includes(cell))]).toEqual([place, []]);
        if (required) expect([place, present.length]).toEqual([place, rows.length]);
        if (unique) expect([place, new Set(present).size]).toEqual([place, present.length]);
      }
    },
  );

  test('has keys that name one row each, and references that lead to a row', async () => {
    let references = 0;
    for (const { name, schema } of resources.filter((one) => one.schema)) {
      const { rows } = await tableOf(resource(name));
      const { primaryKey, uniqueKeys = [], foreignKeys = [] } = schema ?? {};
      const primary = primaryKey ? rows.map((row) => keyOf(row, primaryKey)) : [];
      expect([name, primary.filter((key) => key === null)]).toEqual([name, []]);
      expect([name, new Set(primary).size]).toEqual([name, primary.length]);
      for (const fields of uniqueKeys) {
        const keys = rows.map((row) => JSON.stringify(fields.map((field) => row[field])));
        expect([name, new Set(keys).size]).toEqual([name, rows.length]);
      }
      for (const { fields, reference } of foreignKeys) {
        const known = new Set(
          (await tableOf(resource(reference.resource))).rows.map((row) => keyOf(row, reference.fields)),
        );
        const keys = rows.flatMap((row) => keyOf(row, fields) ?? []);
        expect([name, fields, keys.filter((key) => !known.has(key))]).toEqual([name, fields, []]);
        references += keys.length;
      }
    }
    expect(references).toBeGreaterThan(400);
  });
});

function resource(name: string): Resource {
  const found = resources.find((one) => one.name === name);
  if (!found) throw new Error(`no resource ${name}`);
  return found;
}
