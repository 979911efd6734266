import { expect, test } from '../fixtures';
import { API, EXPORT, FEED, HOME, pledgePath } from '../steps/addresses';

const ADDRESSES = [
  HOME,
  `${HOME}/pledges?status=behind`,
  pledgePath('housing-construction'),
  FEED,
  `${HOME}/feed.atom`,
  `${HOME}/feed.json`,
  `${EXPORT}/figures.csv`,
  `${EXPORT}/statuses.csv?asOf=2025-06-30`,
  `${API}/pledges`,
  `${API}/pledges/housing-construction`,
  `${API}/ledger?after=100`,
];

for (const address of ADDRESSES) {
  test(`${address} is sent once`, async ({ request }) => {
    const first = await request.get(address);
    expect(first.status()).toBe(200);
    const { etag = '', 'last-modified': lastModified = '' } = first.headers();
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    expect(Date.parse(lastModified)).not.toBeNaN();

    const byTag = await request.get(address, { headers: { 'If-None-Match': etag } });
    expect(byTag.status()).toBe(304);
    expect(await byTag.body()).toHaveLength(0);
    expect(byTag.headers().etag).toBe(etag);

    const byDate = await request.get(address, { headers: { 'If-Modified-Since': lastModified } });
    expect(byDate.status()).toBe(304);

    const other = await request.get(address, { headers: { 'If-None-Match': '"something-else"' } });
    expect(other.status()).toBe(200);
    expect(await other.body()).toEqual(await first.body());

    const head = await request.head(address);
    expect(head.status()).toBe(200);
    expect(head.headers().etag).toBe(etag);
    expect(await head.body()).toHaveLength(0);
  });
}

test('another address has another tag', async ({ request }) => {
  const tags = await Promise.all(
    ADDRESSES.map(async (address) => (await request.get(address)).headers().etag),
  );
  expect(new Set(tags).size).toBe(ADDRESSES.length);
});
