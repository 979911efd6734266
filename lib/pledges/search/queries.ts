import { type Db, db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { Programme } from '@/lib/programmes/types';
import { isNearly } from './nearly';
import { listPledgesOf } from './publishers/queries';
import { kazakhStem, searchTerms } from './terms';
import { PLACE_WEIGHTS, type PledgeRanks, type SearchPlace, type WantedTerm } from './types';

/** Shorter words are not guessed at. */
const LEAST_GUESSED = 5;

/** With more words that are nowhere, nothing is found: guessing costs a hundred times what finding does. */
const MOST_GUESSED = 3;

/** Letters at the beginning of a guessed word that are compared in any case: fewer are like too much. */
const LEAST_COMPARED = 6;

interface Hit {
  readonly term: number;
  readonly pledge: string;
  readonly place: SearchPlace;
}

/** A form of a term, and which. */
type WantedForm = WantedTerm['forms'][number] & { readonly term: number; readonly isPhrase: boolean };

/** What a search found, and what it was looked for with. */
export interface PledgeSearch {
  readonly ranks: PledgeRanks;
  readonly terms: readonly WantedTerm[];
}

/**
 * Pledges of the programme in whose published texts every term occurs, in any language and any form of the words (decision
 * 016). A word of five letters or more that occurs nowhere is taken for one that is nearly it. Nothing but signs finds nothing.
 */
export async function searchPledges(
  programme: Pick<Programme, 'id'>,
  q: string,
  locale: string,
  on: Db = db(),
): Promise<PledgeSearch> {
  const typed = searchTerms(q, locale).map((term) => ({
    ...term,
    forms: [{ words: term.words.join(' '), prefix: term.prefix }],
  }));
  if (typed.length === 0) return { ranks: new Map(), terms: [] };
  const telling = await withoutStopWords(typed, on);
  const hits = await hitsOf(programme, telling, on);
  const found = new Set(hits.map(({ term }) => term));
  const guessed = telling.flatMap((_, index) => (found.has(index) ? [] : [index]));
  const terms = [...telling];
  for (const index of guessed) {
    const term = telling[index];
    if (!term || guessed.length > MOST_GUESSED) return { ranks: new Map(), terms: telling };
    const near = await nearForms(programme, term, on);
    if (near.forms.length === 0) return { ranks: new Map(), terms: telling };
    terms[index] = near;
  }
  const more = guessed.length === 0 ? [] : await hitsOf(programme, terms, on, guessed);
  return { ranks: ranksOf([...hits, ...more], terms.length), terms };
}

/** Without words that every text has (the, и); all of them where there is nothing else. */
async function withoutStopWords(terms: readonly WantedTerm[], on: Db): Promise<readonly WantedTerm[]> {
  const rows = await on.$queryRaw<{ stop: boolean }[]>`
    SELECT numnode(plainto_tsquery('russian', words)) = 0 AS stop
    FROM unnest(${terms.map(({ words }) => words.join(' '))}::text[]) WITH ORDINALITY AS one(words, n) ORDER BY n`;
  const telling = terms.filter((_, index) => rows[index]?.stop !== true);
  return telling.length > 0 ? telling : terms;
}

/** The term with the words of the programme's texts that it is nearly; with none where there are none. */
async function nearForms(programme: Pick<Programme, 'id'>, term: WantedTerm, on: Db): Promise<WantedTerm> {
  const [word = ''] = term.words;
  // Letters as the database counts them: some take two places in a JavaScript string.
  const letters = [...word];
  if (term.isPhrase || letters.length < LEAST_GUESSED || /\p{Nd}/u.test(word)) return { ...term, forms: [] };
  const [own] = await on.$queryRaw<{ stem: string | null }[]>`
    SELECT (ts_lexize(CASE WHEN ${word} ~ '^[a-z]' THEN 'english_stem' ELSE 'russian_stem' END::regdictionary, ${word}))[1]
      AS stem`;
  const stem = own?.stem ?? word;
  const kazakh = kazakhStem(word, false);
  const compared = Math.max(LEAST_COMPARED, Math.min(stem.length, kazakh.length));
  const begin = letters.slice(0, compared).join('');
  const rows = await on.$queryRaw<{ near: string; near_stem: string | null }[]>`
    SELECT near, near_stem FROM search_near(${word}, ${begin}, ${programme.id}::uuid)`;
  const isNear = (one: string, other: string) => one.length >= LEAST_GUESSED && isNearly(one, other);
  const near = rows.filter(
    (row) =>
      isNear(word, row.near) ||
      isNear(stem, row.near_stem ?? row.near) ||
      isNear(kazakh, kazakhStem(row.near, false)),
  );
  return { ...term, forms: near.map((row) => ({ words: row.near, prefix: kazakhStem(row.near, false) })) };
}

/** Where which term occurs; of all terms, or of some. */
async function hitsOf(
  programme: Pick<Programme, 'id'>,
  terms: readonly WantedTerm[],
  on: Db,
  only?: readonly number[],
): Promise<Hit[]> {
  const forms = terms.flatMap(({ forms: each, isPhrase }, term) =>
    only && !only.includes(term) ? [] : each.map((form) => ({ ...form, isPhrase, term })),
  );
  const rows = await on.$queryRaw<Hit[]>`
    ${formsAsQueries(forms)}
    , ours AS (SELECT id FROM pledge WHERE programme_id = ${programme.id}::uuid)
    , hit AS (
      SELECT term, pledge.id AS pledge, 'title' AS place
        FROM form JOIN pledge ON search_vector(title) @@ query
      UNION SELECT term, pledge.id, 'summary' FROM form JOIN pledge ON search_vector(summary) @@ query
      UNION SELECT term, pledge_id, 'metric' FROM form JOIN target ON search_vector(metric) @@ query
      UNION SELECT term, pledge_id, 'targetNote' FROM form JOIN target
        ON search_vector(search_joined(due_basis, baseline_note, alternative_reading -> 'why')) @@ query
      UNION SELECT term, pledge_id, 'promiseNote' FROM form JOIN pledge_source
        ON note IS NOT NULL AND search_vector(note) @@ query
      UNION SELECT term, pledge_id, 'figureNote' FROM form JOIN figure
        ON (note IS NOT NULL OR date_note IS NOT NULL) AND search_vector(search_joined(note, date_note)) @@ query
        WHERE state = 'published'
      UNION SELECT term, pledge_id, 'document' FROM form
        JOIN programme_document AS document ON search_name_vector(title || ' ' || publisher) @@ query
        JOIN pledge_source ON document_id = document.id WHERE programme_id = ${programme.id}::uuid
    )
    SELECT term, pledge, place FROM hit WHERE pledge IN (SELECT id FROM ours)`;
  return [...rows, ...(await sourceHitsOf(programme, forms, on))];
}

/** Where which term occurs among the names of publishers. */
async function sourceHitsOf(
  programme: Pick<Programme, 'id'>,
  forms: readonly WantedForm[],
  on: Db,
): Promise<Hit[]> {
  const named = await on.$queryRaw<{ term: number; publisher: string }[]>`
    ${formsAsQueries(forms)}
    SELECT DISTINCT term, publisher FROM form JOIN source_publishers() AS publisher
      ON search_name_vector(publisher) @@ query`;
  const publishers = [...new Set(named.map(({ publisher }) => publisher))];
  const pledges = await listPledgesOf(programme, publishers, on);
  return named.flatMap(({ term, publisher }) =>
    pledges
      .filter((one) => one.publisher === publisher)
      .map(({ pledge }): Hit => ({ term, pledge, place: 'figureSource' })),
  );
}

/** The forms of terms as what the database searches with, for the beginning of a query. */
function formsAsQueries(forms: readonly WantedForm[]): Prisma.Sql {
  return Prisma.sql`WITH form AS MATERIALIZED (
      SELECT term, CASE WHEN "isPhrase"
        THEN phraseto_tsquery('english', words) || phraseto_tsquery('russian', words)
          || phraseto_tsquery('simple', regexp_replace(words, '(^| )', '\\1қ', 'g'))
        ELSE plainto_tsquery('english', words) || plainto_tsquery('russian', words)
          || to_tsquery('simple', '''қ' || prefix || '''' || CASE WHEN length(prefix) > 2 THEN ':*' ELSE '' END)
        END AS query
      FROM jsonb_to_recordset(${JSON.stringify(forms)}::jsonb)
        AS form(term int, words text, prefix text, "isPhrase" boolean)
    )`;
}

/** Pledges with a hit for every term: the best place of each counts, and a little every other place. */
function ranksOf(hits: readonly Hit[], terms: number): PledgeRanks {
  const byPledge = new Map<string, Hit[]>();
  for (const hit of hits) {
    const list = byPledge.get(hit.pledge);
    if (list) list.push(hit);
    else byPledge.set(hit.pledge, [hit]);
  }
  const ranks = new Map<string, number>();
  for (const [pledge, its] of byPledge) {
    const best = new Map<number, number>();
    for (const { term, place } of its) best.set(term, Math.max(best.get(term) ?? 0, PLACE_WEIGHTS[place]));
    if (best.size < terms) continue;
    const places = new Set(its.map(({ place }) => place)).size;
    ranks.set(pledge, [...best.values()].reduce((sum, weight) => sum + weight, 0) + places / 10);
  }
  return ranks;
}
