import { type Db, db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import type { AlternativeReading } from '@/lib/pledges/types';
import { findHit, placedTexts } from '../find-hit';
import { wordsOf } from '../fold';
import type { PlacedText, PledgeHit, WantedTerm } from '../types';

/** A pledge may have thousands of figures; the excerpt comes from the newest. */
const FIGURES = 300;

const PARTS = {
  id: true,
  title: true,
  summary: true,
  targets: {
    select: { metric: true, dueBasis: true, baselineNote: true, alternativeReading: true },
    orderBy: { position: 'asc' },
  },
  sources: {
    select: { note: true, document: { select: { title: true, publisher: true } } },
    orderBy: { position: 'asc' },
  },
  figures: {
    where: { state: 'published' },
    select: { note: true, dateNote: true, sources: { select: { publisher: true } } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
    take: FIGURES,
  },
} satisfies Prisma.PledgeSelect;

type Row = Prisma.PledgeGetPayload<{ select: typeof PARTS }>;

function textsOf({ summary, targets, sources, figures }: Row): PlacedText[] {
  const words = (json: Prisma.JsonValue) => json as LocalizedText | null;
  return [
    ...targets.flatMap(({ metric }) => placedTexts('metric', words(metric))),
    ...placedTexts('summary', words(summary)),
    ...targets.flatMap(({ dueBasis, baselineNote, alternativeReading }) => {
      const reading = alternativeReading as AlternativeReading | null;
      return placedTexts('targetNote', words(dueBasis), words(baselineNote), reading?.why ?? null);
    }),
    ...sources.flatMap(({ note }) => placedTexts('promiseNote', words(note))),
    ...figures.flatMap(({ note, dateNote }) => placedTexts('figureNote', words(note), words(dateNote))),
    ...sources.flatMap(({ document }) =>
      document
        ? [{ place: 'document' as const, lang: null, text: `${document.title} · ${document.publisher}` }]
        : [],
    ),
    ...figures.flatMap((figure) =>
      figure.sources.map(({ publisher }) => ({
        place: 'figureSource' as const,
        lang: null,
        text: publisher,
      })),
    ),
  ];
}

async function lexemesOf(
  words: ReadonlySet<string>,
  config: 'english' | 'russian',
  on: Db,
): Promise<ReadonlyMap<string, string>> {
  const rows = await on.$queryRaw<{ word: string; lexemes: string }[]>`
    SELECT word, array_to_string(tsvector_to_array(to_tsvector(${config}::regconfig, word)), ' ') AS lexemes
    FROM unnest(${[...words]}::text[]) AS one(word)`;
  return new Map(rows.map(({ word, lexemes }) => [word, lexemes]));
}

/** What to show of the hits in those pledges: the title marked, and where else what was searched for was found. */
export async function describeHits(
  pledges: readonly string[],
  terms: readonly WantedTerm[],
  locale: string,
  on: Db = db(),
): Promise<ReadonlyMap<string, PledgeHit>> {
  if (pledges.length === 0) return new Map();
  const rows = await on.pledge.findMany({ where: { id: { in: [...pledges] } }, select: PARTS });
  const texts = new Map(rows.map((row) => [row.id, textsOf(row)]));
  const wanted = terms.flatMap(({ words, forms }) => [...words, ...forms.map((form) => form.words)]);
  const inThem = (langs: readonly (string | null)[]) =>
    new Set([
      ...wanted,
      ...rows
        .flatMap((row) => [...placedTexts('title', row.title as LocalizedText), ...(texts.get(row.id) ?? [])])
        .filter(({ lang }) => langs.includes(lang))
        .flatMap(({ text }) => wordsOf(text).map(({ folded }) => folded)),
    ]);
  const lexemes = {
    english: await lexemesOf(inThem(['en']), 'english', on),
    russian: await lexemesOf(inThem(['ru', null]), 'russian', on),
  };
  return new Map(
    rows.map((row) => {
      const its = texts.get(row.id) ?? [];
      return [row.id, findHit(row.title as LocalizedText, its, terms, locale, lexemes)];
    }),
  );
}
