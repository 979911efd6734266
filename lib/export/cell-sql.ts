/**
 * Cells of CSV made by the database, for tables too long to pass through here row by row: expressions of SQL that give byte
 * for byte what `text-cell` and `csv` write. COPY itself adds the quotes, by the same rules as theirs.
 */

/** JavaScript's white space, which is more than that of the database. */
const SPACE = String.raw`[\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]`;

/** A formula begins with one of these, or has only apostrophes before it: their code points. */
const BEGINS_FORMULA = '39, 61, 43, 45, 64, 9, 13';

/** A cell of text, guarded against being taken for a formula; an empty one is nothing. `text` is looked at more than once. */
export function guardedSql(text: string): string {
  const isFormula = String.raw`ascii(${text}) IN (${BEGINS_FORMULA}) AND ${text} ~ E'^\'*[=+\\-@\t\r]'`;
  return `CASE WHEN ${isFormula} THEN '''' || ${text} WHEN ${text} <> '' THEN ${text} END`;
}

function inAllLanguagesSql(text: string): string {
  return `(SELECT '{' || coalesce(string_agg(to_json(key)::text || ':' || value::text, ',' ORDER BY key COLLATE "C"), '') || '}'
    FROM jsonb_each(${text}))`;
}

function isPlainSql(text: string): string {
  return `${text} - 'en' = '{}' AND ${text} ->> 'en' <> '' AND NOT starts_with(${text} ->> 'en', '{')`;
}

/** `textCell` of a column of localized text: English alone as it is, else JSON. Null without a text. */
export function textSql(text: string): string {
  return `CASE WHEN ${isPlainSql(text)} THEN ${text} ->> 'en' WHEN ${text} IS NOT NULL THEN ${inAllLanguagesSql(text)} END`;
}

/** `noteCell` of the columns of a note and of how its date was inferred. Null without both. */
export function noteSql(note: string, dateNote: string): string {
  const hasMark = `(starts_with(${note} ->> 'en', 'Date: ') OR strpos(${note} ->> 'en', E'\\nDate: ') > 0)`;
  const first = `CASE WHEN ${isPlainSql(note)} AND ${hasMark} THEN ${inAllLanguagesSql(note)} ELSE ${textSql(note)} END`;
  const second = `'Date: ' || ${textSql(dateNote)}`;
  return `CASE WHEN ${dateNote} IS NULL THEN ${first} WHEN ${note} IS NULL THEN ${second}
    ELSE ${first} || E'\\n' || ${second} END`;
}

/** `listCell` of an expression over rows, in their order. Null without rows. */
export function listSql(item: string, order: string): string {
  return `string_agg(coalesce(${item}, ''), E'\\n' ORDER BY ${order})`;
}

/** An item of a list where a text might have line breaks. */
export function oneLineSql(item: string): string {
  return `CASE WHEN strpos(${item}, E'\\n') > 0 OR strpos(${item}, E'\\r') > 0
    THEN regexp_replace(${item}, E'${SPACE.replaceAll('\\', '\\\\')}*[\\\\r\\\\n]+${SPACE.replaceAll('\\', '\\\\')}*', ' ', 'g')
    ELSE ${item} END`;
}

/** An instant as ISO 8601 in UTC, with milliseconds. */
export function instantSql(instant: string): string {
  return `to_char(${instant} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** An id as a literal. Throws on anything else: COPY takes no parameters. */
export function uuidSql(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error(`Not an id: ${id}`);
  return `'${id}'::uuid`;
}
