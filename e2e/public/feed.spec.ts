import { expect, test } from '../fixtures';
import { FEED, HOME, pledgePath } from '../steps/addresses';
import { readFeed } from '../steps/open-data';

test('the feed is valid RSS 2.0 with absolute addresses', async ({ request, baseURL }) => {
  const channel = await readFeed(request);
  expect(channel.title).not.toBe('');
  expect(channel.description).not.toBe('');
  expect(channel.link).toBe(`${baseURL}${HOME}/updates`);
  expect(channel['atom:link']).toEqual({
    '@href': `${baseURL}${FEED}`,
    '@rel': 'self',
    '@type': 'application/rss+xml',
  });
  expect(Date.parse(channel.lastBuildDate)).toBe(Date.parse('2026-11-21T12:00:00Z'));
  expect(channel.item.length).toBeGreaterThan(20);
});

test('each item is permanent, linked and dated by its publication', async ({ request, baseURL }) => {
  const { item: items } = await readFeed(request);
  const guids = items.map(({ guid }) => (typeof guid === 'string' ? guid : guid['#text']));
  expect(new Set(guids).size).toBe(items.length);
  for (const item of items) {
    expect(item.title).not.toMatch(/undefined|null|NaN|\[object/);
    expect(item.link.startsWith(`${baseURL}/en/`)).toBe(true);
    expect(item.pubDate).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|\+0000)$/);
    expect(Date.parse(item.pubDate)).toBe(Date.parse('2026-11-21T12:00:00Z'));
    if (typeof item.guid !== 'string') expect(['true', 'false']).toContain(item.guid['@isPermaLink']);
    const isAddress = /^https?:/.test(typeof item.guid === 'string' ? item.guid : item.guid['#text']);
    const saysAddress = typeof item.guid === 'string' || item.guid['@isPermaLink'] === 'true';
    expect(saysAddress).toBe(isAddress);
  }
});

test('a filtered feed has what it is about, and names itself', async ({ request, baseURL }) => {
  const query = '?pledge=housing-construction&kind=figure_published';
  const channel = await readFeed(request, query);
  expect(channel['atom:link']['@href']).toBe(`${baseURL}${FEED}${query}`);
  expect(channel.item.length).toBeGreaterThan(1);
  const all = await readFeed(request);
  expect(channel.item.length).toBeLessThan(all.item.length);
});

for (const [query, words] of [
  ['?pledge=no-such-pledge', 'no-such-pledge'],
  ['?kind=rumour', 'kind'],
  ['?colour=red', 'colour'],
] as const) {
  test(`${query} is refused with words`, async ({ request }) => {
    const response = await request.get(`${FEED}${query}`);
    expect(response.status()).toBe(400);
    expect(await response.text()).toContain(words);
  });
}

for (const [path, own] of [
  [HOME, null],
  [pledgePath('housing-construction'), 'pledge=housing-construction'],
  [`${HOME}/themes/energy`, 'theme=energy'],
  [`${HOME}/principles/fair-state`, 'principle=fair-state'],
] as const) {
  test(`${path} tells where its feeds are, in three formats under the same ids`, async ({
    page,
    request,
    baseURL,
  }) => {
    await page.goto(path);
    const ids: unknown[] = [];
    for (const [format, type] of [
      ['rss', 'application/rss+xml'],
      ['atom', 'application/atom+xml'],
      ['json', 'application/feed+json'],
    ] as const) {
      const links = page.locator(`head link[rel="alternate"][type="${type}"]`);
      const found = await links.evaluateAll((list) => list.map((link) => link.getAttribute('href')));
      const whole = `${baseURL}${HOME}/feed.${format}`;
      expect(found).toEqual(own === null ? [whole] : [`${whole}?${own}`, whole]);
      const response = await request.get(found[0] ?? '');
      expect(response.headers()['content-type']).toBe(`${type}; charset=utf-8`);
      ids.push((await response.text()).match(/urn:sha256:[0-9a-f]{64}/g));
    }
    expect(ids[0]).not.toBeNull();
    expect(ids[1]).toEqual(ids[0]);
    expect(ids[2]).toEqual(ids[0]);
  });
}

test('a pledge’s page offers its feed in each format, told apart in a list of links', async ({ page }) => {
  await page.goto(pledgePath('housing-construction'));
  for (const [name, format] of [
    ['RSS', 'rss'],
    ['Atom', 'atom'],
    ['JSON Feed', 'json'],
  ] as const) {
    const link = page.getByRole('link', { name: `Feed of this pledge (${name})`, exact: true });
    await expect(link).toHaveAttribute('href', `${HOME}/feed.${format}?pledge=housing-construction`);
    await expect(link).toHaveText(name);
  }
});

test('the feed of a programme that is not there is not there', async ({ request }) => {
  expect((await request.get('/en/no-such-programme/feed.rss')).status()).toBe(404);
});
