import { expect, test } from 'vitest';
import { classify } from './request-class';

test.each([
  ['/', 'entry'],
  ['/en', 'public'],
  ['/kk/tokayev-2022/pledges', 'public'],
  ['/en/editor-of-things', 'public'],
  ['/en/tokayev-2022/editor', 'public'],
  ['/export/tokayev-2022/figures.csv', 'public'],
  ['/export/tokayev-2022/all.zip', 'large'],
  ['/export/tokayev-2022/all%2ezip', 'large'],
  ['/export/tokayev-2022/all.zip/x', 'public'],
  ['/en/export/all.zip', 'public'],
  ['/api/v1/programmes', 'public'],
  ['/api/oembed', 'public'],
  ['/robots.txt', 'public'],
  ['/nowhere', 'public'],
  ['/_next/static/chunks/a.js', 'static'],
  ['/enhance/0123456789ab/chart-read-out.js', 'static'],
  ['/enhance/0123456789ab', 'public'],
  ['/enhance/a/b/c.js', 'public'],
  ['/_next/image', 'private'],
  ['/en/editor', 'private'],
  ['/ru/editor/figures/new', 'private'],
  ['/en/%65ditor', 'private'],
  ['/en/sign-in', 'private'],
  ['/en/setup', 'private'],
  ['/en/account/password', 'private'],
  ['/en/password/forgotten', 'private'],
  ['/api/auth/session', 'private'],
  ['/api/auth/callback/oidc', 'private'],
  ['/api/health/ready', 'private'],
  ['/api/v10', 'private'],
  ['/api', 'private'],
])('%s is %s', (path, expected) => {
  expect(classify(path)).toBe(expected);
});
