import { inLanguage } from '@/lib/core/localized-text';
import type { Programme } from '@/lib/programmes/types';
import type { Column } from './columns';
import type { Evaluation } from './method';
import { programmeUrl } from './public-address';
import { TABLE_NAMES, TABLES, type Table, type TableName } from './tables';

/** The profiles of Data Package version 2. */
const PROFILES = 'https://datapackage.org/profiles/2.0';

/** What everything here may be used under. */
export const LICENCE = {
  name: 'CC-BY-4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
  title: 'Creative Commons Attribution 4.0 International',
} as const;

/** What of the ledger a package names: its newest entry. */
export interface PackageFacts {
  readonly programme: Programme;
  readonly evaluation: Evaluation;
  /** When the newest entry was written, ISO 8601 in UTC; null while the ledger is empty. */
  readonly writtenAt: string | null;
}

interface PackageState extends PackageFacts {
  /** What each column means, by table and name. */
  readonly meanings: Meanings;
}

type Meanings = Readonly<Record<TableName, Readonly<Record<string, string>>>>;

/** The description of all downloads of a programme (Data Package 2). `origin` is where absolute addresses begin. */
export function dataPackage(origin: string, state: PackageState): object {
  const { programme, evaluation, writtenAt, meanings } = state;
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: programme.slug,
    id: `${origin}/export/${programme.slug}/datapackage.json`,
    title: titleOf(programme),
    description: descriptionOf(programme, evaluation),
    homepage: programmeUrl(origin, programme.slug),
    version: evaluation.ledgerSeq,
    ...(writtenAt === null ? {} : { created: writtenAt }),
    keywords: ['pledges', 'promises', 'targets', 'government', programme.country],
    licenses: [LICENCE],
    contributors: [{ title: `Pledgebook, ${new URL(origin).host}`, path: origin, roles: ['publisher'] }],
    ...(programme.documents.length === 0 ? {} : { sources: programme.documents.map(sourceOf) }),
    resources: [...TABLE_NAMES.map((name) => resourceOf(name, meanings[name])), LEDGER],
  };
}

/** The title of a programme in one line of English where there is one. */
export function titleOf({ title }: Pick<Programme, 'title'>): string {
  return inLanguage(title, 'en').text;
}

function descriptionOf({ promiser, office }: Programme, { on, method, ledgerSeq }: Evaluation): string {
  const who = `${inLanguage(promiser, 'en').text} (${inLanguage(office, 'en').text})`;
  return [
    `What ${who} promised, with measurable targets, and what has been published since.`,
    `As of ledger entry ${ledgerSeq}; statuses of ${on} by version ${method.version} of the method.`,
    'The tables are CSV in UTF-8 with a byte order mark. A cell other than a number that would be run as a formula begins with an apostrophe.',
  ].join(' ');
}

function sourceOf({ title, publisher, url }: Programme['documents'][number]) {
  return { title: `${title} (${publisher})`, ...(url === null ? {} : { path: url }) };
}

function resourceOf(name: TableName, meanings: Meanings[TableName]) {
  return {
    $schema: `${PROFILES}/dataresource.json`,
    name,
    type: 'table',
    path: `${name}.csv`,
    description: `${TABLES[name].row}.`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: {
      $schema: `${PROFILES}/tabledialect.json`,
      header: true,
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
    },
    schema: schemaOf(TABLES[name], meanings),
  };
}

const LEDGER = {
  $schema: `${PROFILES}/dataresource.json`,
  name: 'ledger',
  path: 'ledger.ndjson',
  description: 'An entry of the ledger a line, as canonical JSON: the whole chain of the site.',
  format: 'ndjson',
  mediatype: 'application/x-ndjson',
  encoding: 'utf-8',
};

function schemaOf({ columns, primaryKey, uniqueKey, references }: Table, meanings: Meanings[TableName]) {
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: columns.map((column) => fieldOf(column, meanings[column.name])),
    fieldsMatch: 'exact',
    missingValues: [''],
    ...(primaryKey && { primaryKey }),
    ...(uniqueKey && { uniqueKeys: [uniqueKey] }),
    ...(references.length > 0 && {
      foreignKeys: references.map(({ fields, table, to }) => ({
        fields,
        reference: { resource: table, fields: to },
      })),
    }),
  };
}

function fieldOf(column: Column, meaning: string | undefined) {
  const { isRequired, isUnique, words } = column.rules ?? {};
  const constraints = {
    ...(isRequired && { required: true }),
    ...(isUnique && { unique: true }),
    ...(words && { enum: words }),
  };
  return {
    name: column.name,
    title: titleOfColumn(column.name),
    ...(meaning !== undefined && { description: meaning }),
    ...typeOf(column),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

function titleOfColumn(name: string): string {
  const words = name.replaceAll('_', ' ').replace(/\burl\b/, 'URL');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function typeOf({ type, rules }: Column) {
  switch (type) {
    case 'address':
      return { type: 'string', format: 'uri' };
    case 'date':
      return { type: 'date', format: 'default' };
    case 'instant':
      return { type: 'datetime', format: 'default' };
    case 'decimal':
      return { type: 'number' };
    case 'integer':
      return { type: 'integer' };
    case 'yes_no':
      return { type: 'boolean', trueValues: ['true'], falseValues: ['false'] };
    case 'list':
      return { type: 'list', delimiter: '\n', itemType: itemTypeOf(rules?.items) };
    default:
      return { type: 'string' };
  }
}

function itemTypeOf(items: 'date' | 'decimal' | undefined): string {
  if (items === undefined) return 'string';
  return items === 'decimal' ? 'number' : items;
}
