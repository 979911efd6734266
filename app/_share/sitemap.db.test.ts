import { XMLParser } from 'fast-xml-parser';
import { beforeAll, expect, test, vi } from 'vitest';
import { GET as getPart } from '@/app/sitemap/[file]/route';
import { testDatabase } from '@/lib/core/testing/database';
import { listLastChanges } from '@/lib/ledger/last-changes/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { sitemapPages } from './sitemap-pages';

const { db } = await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';

beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});

test('a pledge changed when its newest entry was written, and so did its theme and principle', async () => {
  const programme = await getProgramme(PROGRAMME);
  if (!programme) throw new Error('The catalogue is not loaded.');
  const changes = await listLastChanges(programme.id);
  expect(changes.length).toBe(131);
  const entry = await db.ledgerEntry.findFirstOrThrow({
    where: { pledge: { slug: 'housing-construction', programmeId: programme.id } },
    orderBy: { seq: 'desc' },
  });
  const housing = changes.find(({ slug }) => slug === 'housing-construction');
  expect(housing?.at).toBe(entry.at.toISOString());
  const pages = (await sitemapPages()).flat();
  const changedAt = (path: string) =>
    pages.find(({ addresses }) => addresses.en === `https://pledges.example.org/en/${PROGRAMME}${path}`)
      ?.changedAt;
  expect(changedAt('/pledges/housing-construction')).toBe(housing?.at);
  for (const path of [`/themes/${housing?.theme}`, `/principles/${housing?.principle}`])
    expect((changedAt(path) ?? '') >= (housing?.at ?? '-'), path).toBe(true);
  expect(changedAt('/method')).toBeNull();
});

test.each(['0.xml', '2.xml', '01.xml', '1.xml.gz', '-1.xml', '99999999.xml'])(
  'there is no part %s',
  async (file) => {
    expect(
      (await getPart(new Request('http://localhost/'), { params: Promise.resolve({ file }) })).status,
    ).toBe(404);
  },
);

test('the one part has the addresses of every language, by the public name of the site', async () => {
  const answer = await getPart(new Request('http://localhost/'), {
    params: Promise.resolve({ file: '1.xml' }),
  });
  const { url } = new XMLParser().parse(await answer.text()).urlset;
  const locs: string[] = url.map(({ loc }: { loc: string }) => loc);
  expect(locs.every((loc) => /^https:\/\/pledges\.example\.org\/(en|kk|ru)\//.test(loc))).toBe(true);
  expect(locs.length % 3).toBe(0);
});
