import { expect, test } from 'vitest';
import { stripScripts } from './strip-scripts';

const page = (inner: string) => stripScripts(`<html><head>${inner}</head><body><p>text</p></body></html>`);
const EMPTY = '<html><head></head><body><p>text</p></body></html>';

test.each([
  ['inline data', '<script>self.__next_f.push([1,"a</p>"])</script>'],
  [
    'a loader with a nonce',
    '<script nonce="x" id="_R_">(self.__next_f=self.__next_f||[]).push([0])</script>',
  ],
  ['a file of the framework', '<script src="/_next/static/chunks/a.js" async=""></script>'],
  ['a script across lines', '<script\n type="text/javascript">\nlet a = 1 < 2;\n</script>'],
  [
    'a script preload',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>',
  ],
  ['a module preload', '<link rel="modulepreload" href="/_next/static/chunks/a.js">'],
])('takes out %s', (_, markup) => {
  expect(page(markup)).toBe(EMPTY);
});

test.each([
  ['our own modules', '<script src="/enhance/chart.js" type="module"></script>'],
  ['their preloads', '<link rel="modulepreload" href="/enhance/chart.js"/>'],
  ['data blocks', '<script type="application/ld+json">{"@type":"Dataset"}</script>'],
  ['style sheets', '<link rel="stylesheet" href="/_next/static/chunks/a.css"/>'],
  ['font preloads', '<link rel="preload" as="font" href="/_next/static/media/a.woff2"/>'],
  ['feeds', '<link rel="alternate" type="application/rss+xml" href="/en/p/feed.rss"/>'],
])('leaves %s', (_, markup) => {
  expect(page(markup)).toBe(EMPTY.replace('</head>', `${markup}</head>`));
});

test('takes out many, and nothing in between', () => {
  const script = '<script>a()</script>';
  expect(stripScripts(`${script}<p>one</p>${script}<p>two</p>${script}`)).toBe('<p>one</p><p>two</p>');
});
