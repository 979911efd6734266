import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makePerson } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { publishFigure } from '@/lib/figures/mutations';
import { getProgramme } from '@/lib/programmes/queries';
import { retractFigure, submitFigure } from '@/lib/reviews/mutations';
import { foldText } from './fold';
import { guessesOf } from './guesses';
import { describeHits } from './hits/queries';
import { searchPledges } from './queries';

const { db } = await testDatabase('catalogue');
const loaded = await getProgramme('fair-kazakhstan-2022');
if (!loaded) throw new Error('The catalogue is not loaded');
const programme = loaded;
const slugs = new Map((await db.pledge.findMany()).map(({ id, slug }) => [id, slug]));

/** Slugs of what is found, best first. */
async function found(q: string, locale = 'en'): Promise<string[]> {
  const { ranks } = await searchPledges(programme, q, locale);
  return [...ranks].sort((a, b) => b[1] - a[1]).map(([id]) => slugs.get(id) ?? '?');
}

/** Where a pledge was found: the title and the excerpt with brackets for marks. */
async function shown(q: string, slug: string, locale: string) {
  const { ranks, terms } = await searchPledges(programme, q, locale);
  const [id = ''] = [...slugs].find(([, one]) => one === slug) ?? [];
  expect(ranks.has(id)).toBe(true);
  const hit = (await describeHits([id], terms, locale)).get(id);
  const text = (parts: readonly { text: string; isHit: boolean }[] = []) =>
    parts
      .map((part) => (part.isHit ? `[${part.text}]` : part.text))
      .join('')
      .replace(/[\u00a0\u202f]/g, ' ');
  return {
    title: text(hit?.title.parts),
    place: hit?.excerpt?.place,
    lang: hit?.excerpt?.lang,
    text: text(hit?.excerpt?.parts),
  };
}

const SCHOOLS = 'modernise-1000-schools';
const HOUSING = 'housing-construction';

describe('finds every form of a word', () => {
  it.each([
    ['schools', 'en'],
    ['SCHOOL', 'en'],
    ['школы', 'ru'],
    ['школами', 'ru'],
    ['мектеп', 'kk'],
    ['мектептер', 'kk'],
    ['мектептеріміздің', 'kk'],
    ['МЕКТЕБІ', 'kk'],
  ])('%s', async (q, locale) => {
    expect((await found(q, locale)).slice(0, 3)).toContain(SCHOOLS);
  });

  it('in whichever language the page is', async () => {
    for (const q of ['schools', 'школы', 'мектептер']) {
      for (const locale of ['en', 'ru', 'kk']) expect(await found(q, locale)).toContain(SCHOOLS);
    }
  });

  it('whatever the case, accents and keyboard', async () => {
    const same = await found('жильё', 'ru');
    expect(same[0]).toBe(HOUSING);
    expect(await found('ЖИЛЬЕ', 'ru')).toEqual(same);
    expect(await found('турғын уй', 'kk')).toContain(HOUSING);
    expect(await found('тургын уй', 'kk')).toEqual(await found('тұрғын үй', 'kk'));
    expect(await found('HÓUSING')).toContain(HOUSING);
  });

  it('numbers with or without what groups their digits', async () => {
    expect(await found('1000 schools')).toContain(SCHOOLS);
    expect(await found('1 000 школ', 'ru')).toContain(SCHOOLS);
    expect(await found('1,000 schools')).toEqual(await found('1000 schools'));
    expect(await found('м2', 'ru')).toContain(HOUSING);
  });
});

describe('wants all of it', () => {
  it('words in any order, and none missing', async () => {
    expect(await found('village modernise schools')).toContain(SCHOOLS);
    expect(await found('schools housing metres')).not.toContain(SCHOOLS);
    expect(await found('the schools of')).toEqual(await found('schools'));
  });

  it('phrases in their order', async () => {
    expect(await found('"mixed voting system"')).toEqual(['mixed-electoral-system']);
    expect(await found('"voting mixed system"')).toEqual([]);
    expect(await found('«смешанной системе»', 'ru')).toEqual(['mixed-electoral-system']);
    expect(await found('«тұрғын үй салу»', 'kk')).toContain(HOUSING);
    expect(await found('«үй тұрғын салу»', 'kk')).toEqual([]);
  });
});

describe('forgives one wrong letter in a word that nothing has', () => {
  it.each([
    ['gasifcation', 'en', 'gasification'],
    ['hoising', 'en', 'housing'],
    ['обещежитий', 'ru', 'общежитий'],
    ['мэктептерге', 'kk', null],
  ])('%s', async (q, locale, taken) => {
    expect(await found(q, locale)).not.toEqual([]);
    const [guess] = guessesOf((await searchPledges(programme, q, locale)).terms);
    expect(guess?.typed).toBe(q);
    if (taken !== null) expect(guess?.taken).toContain(taken);
  });

  it('but not in short words, in numbers, and not two', async () => {
    for (const q of ['xgas', '1001001', 'gzsifcztion', '"gasifcation level"'])
      expect(await found(q)).toEqual([]);
  });

  it('and leaves words alone that are there', async () => {
    expect(guessesOf((await searchPledges(programme, 'schools', 'en')).terms)).toEqual([]);
  });
});

describe('ranks and shows', () => {
  it('a title before a metric, a summary and a note', async () => {
    const order = await found('housing');
    const inTitle = new Set(
      (await db.pledge.findMany()).flatMap(({ slug, title }) =>
        /hous(e|ing)/i.test((title as { en: string }).en) ? [slug] : [],
      ),
    );
    const kinds = order.map((slug) => inTitle.has(slug));
    expect(kinds).toEqual([...kinds].sort((a, b) => Number(b) - Number(a)));
    expect(new Set(kinds).size).toBe(2);
  });

  it.each([
    ['schools', SCHOOLS, 'en', 'Modernise 1,000 small-town and village [schools]', undefined, undefined, ''],
    [
      'школы',
      SCHOOLS,
      'ru',
      'Модернизировать 1 000 [школ] в малых городах и сёлах',
      undefined,
      undefined,
      '',
    ],
    [
      'two-year total',
      HOUSING,
      'en',
      '111 million square metres of housing in seven [years]',
      'figureNote',
      'en',
      'Contained in the [two]-[year] [total].',
    ],
    [
      'подсчитать министерство',
      HOUSING,
      'ru',
      'Построить 111 млн м² жилья за семь лет',
      'figureNote',
      'ru',
      /^\[Подсчитано\] \[министерством\]/,
    ],
    [
      'composition measure',
      'mixed-electoral-system',
      'en',
      'Representative parliament and local assemblies under the mixed voting system',
      'promiseNote',
      'en',
      /'fair \[composition\]' itself has no \[measure\]/,
    ],
  ])('%s in %s (%s)', async (q, slug, locale, title, place, lang, text) => {
    const hit = await shown(q, slug, locale);
    expect(hit).toMatchObject({ title, place, lang });
    expect(hit.text).toMatch(text);
  });

  it('finds publishers and documents', async () => {
    const publisher = await db.figureSource.findFirstOrThrow({
      where: { publisher: { startsWith: 'Vlast' }, figure: { state: 'published' } },
      include: { figure: { include: { pledge: true } } },
    });
    expect(await found('vlast')).toContain(publisher.figure.pledge.slug);
    const hit = await shown('vlast', publisher.figure.pledge.slug, 'kk');
    expect(hit).toMatchObject({ place: 'figureSource', lang: null, text: '[Vlast]' });
    expect(await found('"rolls the dice" Ottawa')).not.toEqual([]);
  });
});

test('what is not published, or not any more, is not found', async () => {
  const author = await makePerson(db, 'author', 'editor');
  const admin = await makePerson(db, 'admin', 'admin');
  const figure = (word: string, on: string) => ({
    programme: 'fair-kazakhstan-2022',
    pledge: 'irrigation-canals',
    target: 'irrigation-canals-renovated',
    shape: 'amount' as const,
    role: 'context' as const,
    value: '1',
    unit: 'km',
    from: on,
    to: on,
    note: { en: `About ${word}.` },
    sources: [{ url: 'https://example.org/', publisher: 'Quokkapress', kind: 'media' as const }],
  });
  await db.programme.updateMany({ data: { reviewPolicy: 'two_people' } });
  expect((await submitFigure(db, author, figure('wombats', '2024-01-01'))).ok).toBe(true);
  for (const q of ['wombat', 'quokkapress']) expect(await found(q)).toEqual([]);
  await db.programme.updateMany({ data: { reviewPolicy: 'one_person' } });
  const published = await publishFigure(db, author, figure('capybaras', '2024-01-02'));
  if (!published.ok) throw new Error(JSON.stringify(published.refusals));
  for (const q of ['capybara', 'quokkapress', 'capibaras'])
    expect(await found(q)).toEqual(['irrigation-canals']);
  const retracted = await retractFigure(db, admin, {
    programme: programme.slug,
    id: published.value.id,
    reason: { en: 'It was a joke.' },
  });
  if (!retracted.ok) throw new Error(JSON.stringify(retracted.refusals));
  for (const q of ['capybara', 'quokkapress', 'capibaras']) expect(await found(q)).toEqual([]);
});

test('a programme finds its own pledges only', async () => {
  expect(
    (await searchPledges({ id: '00000000-0000-4000-8000-000000000000' }, 'schools', 'en')).ranks.size,
  ).toBe(0);
  expect(
    (await searchPledges({ id: '00000000-0000-4000-8000-000000000000' }, 'shcools', 'en')).ranks.size,
  ).toBe(0);
});

describe('bears any text', () => {
  it('and finds nothing in signs', async () => {
    for (const q of [
      '.*',
      "'",
      "''; drop table pledge; --",
      '\\',
      ':*',
      '!&|()<->',
      '«',
      '😀',
      '\ud800',
      '"" ""',
    ]) {
      const { ranks } = await searchPledges(programme, q, 'en');
      expect(ranks.size).toBe(0);
    }
  });

  it('without an error', async () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\0', '')),
      fc.constantFrom(
        '"',
        '«',
        '»',
        "'",
        ':*',
        '&',
        '!',
        '\\',
        'schools',
        'школы',
        'мектеп',
        'the',
        '111',
        '%',
        '_',
        '$1',
      ),
    );
    const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(' ').slice(0, 200));
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('en', 'ru', 'kk'), async (q, locale) => {
        const { ranks, terms } = await searchPledges(programme, q, locale);
        await describeHits([...ranks.keys()].slice(0, 3), terms, locale);
      }),
      { numRuns: 40, examples: [['𐊀𐀀Ɨ', 'en']] },
    );
  }, 120_000);
});

test('the database folds texts as the pages do', async () => {
  const rows = await db.$queryRaw<{ text: string; folded: string }[]>`
    SELECT value AS text, search_fold(value) AS folded
    FROM (SELECT title AS texts FROM pledge UNION ALL SELECT summary FROM pledge UNION ALL SELECT metric FROM target
      UNION ALL SELECT note FROM figure UNION ALL SELECT note FROM pledge_source) AS all_texts, jsonb_each_text(texts)`;
  expect(rows.length).toBeGreaterThan(900);
  for (const { text, folded } of rows) expect(foldText(text)).toBe(folded);
  const letters = [...'abzéñ ABZ ёйьъЁЙя әғқңөұүһіӘҒҚҢӨҰҮҺІ 0123 ,.-’«»  ²ﬁ½'];
  const texts = fc
    .sample(fc.array(fc.constantFrom(...letters), { maxLength: 30 }), 400)
    .map((all) => all.join(''));
  const folded = await db.$queryRaw<{ folded: string }[]>`
    SELECT search_fold(text) AS folded FROM unnest(${texts}::text[]) WITH ORDINALITY AS one(text, n) ORDER BY n`;
  expect(texts.map(foldText)).toEqual(folded.map((row) => row.folded));
});
