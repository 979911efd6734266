import { PUBLIC_PARAMETERS } from '../../lib/core/public-parameters';
import { expect, test } from '../fixtures';
import { API, EXPORT, PROGRAMME } from '../steps/addresses';

const PAGES = [
  '',
  '/pledges',
  '/pledges/housing-construction',
  '/principles/fair-state',
  '/themes/energy',
  '/updates',
  '/updates/1',
  '/corrections',
  '/method',
  '/data',
  '/feed.rss',
  '/feed.atom',
  '/feed.json',
];

const SITE_PAGES = ['', '/accessibility', '/privacy'];

const DATA = [
  '/api/v1/openapi.json',
  '/api/v1/programmes',
  API,
  `${API}/pledges`,
  `${API}/pledges/housing-construction`,
  `${API}/figures`,
  `${API}/ledger`,
  ...['pledges.csv', 'targets.csv', 'figures.csv', 'statuses.csv', 'ledger.ndjson', 'datapackage.json'].map(
    (file) => `${EXPORT}/${file}`,
  ),
];

/** Values that no parameter of ours can have. Each is refused by every address, by value or by name. */
const NONSENSE: Readonly<Record<string, string>> = {
  'a word': 'no-such-thing%21',
  'a NUL': 'a%00b',
  'broken UTF-8': '%FF%FE',
  '10 kB': 'x'.repeat(10_000),
};

/** What is wrong with a page of addresses: those that did not say 400 or 404 with the parameter's name. */
async function unrefused(
  get: (address: string) => Promise<{ status: () => number; text: () => Promise<string> }>,
  addresses: readonly { address: string; names: string }[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const { address, names } of addresses) {
    const answer = await get(address);
    const text = await answer.text();
    const isSaid = text.includes(names);
    if (![400, 404, 414].includes(answer.status()) || (answer.status() === 400 && !isSaid))
      wrong.push(`${answer.status()} ${address.slice(0, 120)}${isSaid ? '' : ' without its name'}`);
  }
  return wrong;
}

/** Parameters that take any words: only what cannot be typed, or is too long, is nonsense there. */
const ANY_WORDS = new Set(['q']);

function nonsenseOf(path: string) {
  return PUBLIC_PARAMETERS.flatMap((name) => [
    ...Object.entries(NONSENSE)
      .filter(([kind]) => kind !== 'a word' || !ANY_WORDS.has(name))
      .map(([, value]) => ({ address: `${path}?${name}=${value}`, names: name })),
    { address: `${path}?${name}=a&${name}=b`, names: name },
  ]);
}

/** All of them in one language; in the others those that differ in what they take. */
const TRIED = { en: PAGES, kk: ['/pledges', '/updates'], ru: ['/pledges', '/updates'] } as const;

for (const [locale, pages] of Object.entries(TRIED)) {
  test(`pages in ${locale} refuse nonsense in each parameter, and name it`, async ({ request }) => {
    const get = (address: string) => request.get(address, { maxRedirects: 0 });
    const paths = [...pages.map((page) => `/${PROGRAMME}${page}`), ...SITE_PAGES];
    expect(
      await unrefused(
        get,
        paths.flatMap((path) => nonsenseOf(`/${locale}${path}`)),
      ),
    ).toEqual([]);
  });
}

test('data refuse nonsense in each parameter, and name it', async ({ request }) => {
  expect(
    await unrefused((address) => request.get(address, { maxRedirects: 0 }), DATA.flatMap(nonsenseOf)),
  ).toEqual([]);
});

test('numbers and days that cannot be are refused', async ({ request }) => {
  const addresses = [
    ['', 'asOf=2023-02-30'],
    ['', 'asOf=9999-12-31'],
    ['', 'asOf=0000-00-00'],
    ['', 'asOf=-1'],
    ['/pledges', 'page=-1'],
    ['/pledges', 'page=1e3'],
    ['/pledges', 'page=99999999999999999999'],
    ['/updates', 'before=-1'],
    ['/updates', 'before=99999999999999999999999'],
    ['/feed.rss', 'kind=everything'],
  ].map(([path, query = '']) => ({
    address: `/en/${PROGRAMME}${path}?${query}`,
    names: query.split('=')[0] ?? '',
  }));
  const data = ['limit=0', 'limit=1001', 'limit=ten', 'cursor=!', 'after=-1', 'after=1.5'].flatMap((query) =>
    [`${API}/figures`, `${API}/ledger`, `${API}/pledges`].map((path) => ({
      address: `${path}?${query}`,
      names: query.split('=')[0] ?? '',
    })),
  );
  expect(await unrefused((address) => request.get(address), [...addresses, ...data])).toEqual([]);
});
