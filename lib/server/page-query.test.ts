import { expect, test } from 'vitest';
import { pageQuery } from './page-query';

test.each([
  ['/en/p', 'x=1', ''],
  ['/en/p/pledges', 'fbclid=a&q=road&utm_source=b', 'q=road'],
  ['/en/p/pledges', 'q=road&status=&theme=+', 'q=road'],
  ['/en/p/pledges', 'q=&q=a', 'q=&q=a'],
  ['/en/p/feed.rss', 'kind=', 'kind='],
  ['/en/p', 'asof=2024-01-01', 'asof=2024-01-01'],
  ['/en/p/pledges', 'q%5B%5D=a', 'q%5B%5D=a'],
  ['/_next/static/a.css', 'v=1', ''],
  ['/api/v1/programmes', 'x=1', 'x=1'],
  ['/%61pi/v1/programmes', 'x=1', 'x=1'],
  ['/export/p/figures.csv', 'x=1', 'x=1'],
  ['/api/oembed', 'dnt=1&format=xml&maxwidth=9&url=u', 'format=xml&maxwidth=9&url=u'],
  ['/en/p/feed.rss', 'x=1', 'x=1'],
  ['/en/p/feed.atom', 'x=1', 'x=1'],
  ['/en/p/feed.json', 'x=1', 'x=1'],
  ['/en/p/charts/pledges/a/b.png', 'x=1', 'x=1'],
  ['/en/p/charts/statuses.svg', 'x=1', 'x=1'],
  ['/en/p/pledges/charts', 'x=1', ''],
])('of %s?%s the part %j makes a difference', (path, query, kept) => {
  expect(pageQuery({ path, query })).toBe(kept);
});
