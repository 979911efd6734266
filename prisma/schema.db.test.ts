import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { scratchDatabase } from '@/lib/core/testing/database';
import { schemaSql } from './schema-sql';

const SCHEMA = 'prisma/schema.prisma';

/**
 * What Prisma knows of a database, one line a thing, in order. What is beyond its words
 * (checks, exclusions, triggers, indexes over expressions) is not there.
 */
async function shapeOf(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql<{ line: string }[]>`
      with ours as (
        select oid, relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations'
      )
      select format('column %I.%I %s%s default %s', relname, attname, format_type(atttypid, atttypmod),
        case when attnotnull then ' not null' else '' end, coalesce(pg_get_expr(adbin, adrelid), 'none')) as line
      from ours join pg_attribute on attrelid = ours.oid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attnum > 0 and not attisdropped
      union all
      select format('enum %I %s', typname, string_agg(quote_literal(enumlabel), ', ' order by enumsortorder))
      from pg_type join pg_enum on enumtypid = pg_type.oid
      where typnamespace = 'public'::regnamespace group by typname
      union all
      select format('constraint %I.%I %s', relname, conname, pg_get_constraintdef(pg_constraint.oid))
      from pg_constraint join ours on ours.oid = conrelid where contype in ('p', 'u', 'f')
      union all
      select 'index ' || pg_get_indexdef(indexrelid)
      from pg_index join ours on ours.oid = indrelid
      where indexprs is null
        and not exists (select 1 from pg_constraint where conindid = indexrelid and contype = 'x')
      order by line`;
    return rows.map(({ line }) => line);
  } finally {
    await sql.end();
  }
}

/** The shape of a database that is made from the text of a schema alone. */
async function shapeOfSchema(path: string): Promise<string[]> {
  const text = await schemaSql(path, inject('postgresUrl'));
  const url = await scratchDatabase('nothing');
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe('create extension citext; create extension btree_gist;').simple();
    await sql.unsafe(text).simple();
  } finally {
    await sql.end();
  }
  return shapeOf(url);
}

const migrated = await shapeOf(await scratchDatabase('schema'));
const declared = await shapeOfSchema(SCHEMA);
const drifted = await shapeOfSchema(changedSchema());

function changedSchema(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-schema-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'schema.prisma');
  const changes: [RegExp, string][] = [
    [/( value +Decimal\? +@db\.Decimal)\(38, 10\)/, '$1(38, 9)'],
    [/( note +Json)\?(\s+reviewPolicy )/, '$1$2'],
    [/ encyclopedia\n/, ''],
    [/@@index\(\[url\]\)/, ''],
    [/( imported +Boolean +@default)\(false\)/, '$1(true)'],
  ];
  let text = readFileSync(SCHEMA, 'utf8');
  for (const [from, to] of changes) {
    if (!from.test(text)) throw new Error(`The schema no longer says ${from}; plant another change.`);
    text = text.replace(from, to);
  }
  writeFileSync(path, text);
  return path;
}

test('the migrations and schema.prisma describe one database', () => {
  expect(migrated.length).toBeGreaterThan(150);
  expect(migrated).toEqual(declared);
});

test('a schema that has drifted is found, in each of its changes', () => {
  const missing = migrated
    .filter((line) => !drifted.includes(line))
    .map((line) => line.split(' default ')[0]);
  expect(missing).toEqual([
    'column programme.imported boolean not null',
    'column programme.note jsonb',
    'column target.value numeric(38,10)',
    "enum source_kind 'official_statistics', 'government', 'official', 'media', 'ngo', 'encyclopedia', 'other'",
    'index CREATE INDEX figure_source_url_idx ON public.figure_source USING btree (url)',
  ]);
});
