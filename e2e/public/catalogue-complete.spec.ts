import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures';
import { pledgePath } from '../steps/addresses';
import { linksOf, plain, textOf, waysToWrite, written } from '../steps/page-text';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Item = { readonly [key: string]: Value };

function read(name: string): unknown {
  return JSON.parse(readFileSync(`prisma/catalogue/${name}.json`, 'utf8'));
}

const pledges = read('pledges') as readonly Item[];
const figures = read('figures') as readonly Item[];
const programme = read('programme') as {
  readonly principles: readonly Item[];
  readonly themes: readonly Item[];
  readonly documents: readonly Item[];
};

/** What the page says in words of its own. */
const WORDS: Readonly<Record<string, string>> = {
  quantified: 'By a number',
  testable: 'By yes or no',
  qualitative: 'Not by a measure',
  counted: 'Counted',
  alternative: 'Not counted, shown beside the counted figure',
  context: 'Context, not compared with the target',
  amount: 'amount of the period',
  running_total: 'total since the start',
  reading: 'value on that day',
  stage: 'stage reached',
  total: 'amounts that add up',
  level: 'a level that has to be reached',
  relative: 'a level that has to change by a factor of its baseline',
  trend: 'a level that has to improve',
  maintain: 'something that has to go on',
  milestone: 'a single stage: reached or not',
  stated: 'stated in the promise',
  implied: 'implied by the promise',
  official_statistics: 'official statistics',
  official: 'other official body',
  'programme documents': 'Programme documents',
  'press reports of the programme': 'Press reports of the programme',
};

/** What the page says of a value of the catalogue; null for what only the machine needs, or stands in the address. */
function expectedOf(key: string, value: Value, whole: Item): readonly string[] | null {
  if (value === null || typeof value === 'object') return null;
  if (typeof value === 'boolean') return value ? ['derived, not published as such'] : ['(published)'];
  switch (key) {
    case 'slug':
    case 'key':
    case 'pledge':
    case 'target':
    case 'url':
    case 'sourceUrl':
    case 'direction':
    case 'unit':
    case 'comparison':
      return null;
    case 'principle':
      return [titleOf(programme.principles, 'slug', value)];
    case 'theme':
      return [titleOf(programme.themes, 'slug', value)];
    case 'document':
      return [titleOf(programme.documents, 'document', value)];
    case 'partOf':
      return ['Contained in', 'contained in'];
    case 'line':
      return [`line ${value}`];
    case 'value':
      return valueForms(Number(value), whole);
    case 'factor':
      return [`${value} times the baseline`];
    case 'from':
    case 'to':
      return [
        written(String(value)),
        `the year ${String(value).slice(0, 4)}`,
        `${String(value).slice(0, 4)}`,
      ];
    case 'on':
    case 'due':
    case 'start':
    case 'date':
    case 'publishedOn':
      return [written(String(value))];
    default:
      return [WORDS[String(value)] ?? String(value)];
  }
}

function valueForms(value: number, whole: Item): string[] {
  if (whole.shape === 'stage') return ['reached'];
  const ways = waysToWrite(value);
  const { qualifier } = whole;
  return typeof qualifier === 'string' ? ways.map((way) => `${qualifier} ${way}`) : ways;
}

function titleOf(list: readonly Item[], key: string, value: Value): string {
  return String(list.find((item) => item[key] === value)?.title);
}

/** Everything of an item, at any depth, that is not on the page. */
function missingFrom(page: Page, item: Item, path: string): string[] {
  return Object.entries(item).flatMap(([key, value]) => {
    const here = `${path}.${key}`;
    if (Array.isArray(value)) {
      return value.flatMap((part: Item, index) => missingFrom(page, part, `${here}.${index}`));
    }
    if (typeof value === 'object' && value !== null) return missingFrom(page, value as Item, here);
    if ((key === 'url' || key === 'sourceUrl') && value !== null) {
      return page.links.has(String(value)) ? [] : [`${here}: ${value}`];
    }
    const expected = expectedOf(key, value, item);
    const isThere = expected === null || expected.some((text) => page.text.includes(plain(text)));
    return isThere ? [] : [`${here}: ${expected.join(' | ')}`];
  });
}

interface Page {
  readonly text: string;
  readonly links: ReadonlySet<string>;
}

test('nothing of the catalogue is lost on the way to the page of its pledge', async ({ request }) => {
  test.setTimeout(300_000);
  expect(pledges).toHaveLength(131);
  const missing: string[] = [];
  for (const pledge of pledges) {
    const slug = String(pledge.slug);
    const response = await request.get(pledgePath(slug));
    expect(response.status(), slug).toBe(200);
    const html = await response.text();
    const page = { text: textOf(html), links: linksOf(html) };
    const own = figures.filter((figure) => figure.pledge === slug);
    missing.push(
      ...missingFrom(page, pledge, slug),
      ...own.flatMap((figure, index) => missingFrom(page, figure, `${slug}.figures.${index}`)),
    );
    if (!page.text.includes('imported; not reviewed by a second person') && own.length > 0)
      missing.push(`${slug}: imported`);
  }
  expect(missing).toEqual([]);
});

test('the check finds what is not there', () => {
  const page = {
    text: 'Title 36.9 million m² the years 2023 to 2024',
    links: new Set(['https://a.example/']),
  };
  const item = {
    title: 'Title',
    value: 36_900_000,
    from: '2023-01-01',
    note: 'A note',
    sources: [{ url: 'https://b.example/' }],
  };
  expect(missingFrom(page, item, 'p')).toEqual(['p.note: A note', 'p.sources.0.url: https://b.example/']);
});
