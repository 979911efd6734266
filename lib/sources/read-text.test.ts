import { expect, test } from 'vitest';
import { readText } from './read-text';

const bytes = (text: string) => Buffer.from(text);

test('of a page its words are read, without scripts, menus and white space', () => {
  const page = `<html><head><title>T</title><style>p{}</style></head><body><nav>Menu 7</nav><header>Top</header>
    <h1>Housing</h1><p>Built:&nbsp;<b>20,1</b>
    million</p><table><tr><td>2025</td><td>36.9</td></tr></table><a href="/x">more</a>
    <script>banner(${Math.PI})</script><footer>Visitors: 99</footer></body></html>`;
  expect(readText(bytes(page), 'text/html; charset=utf-8')).toBe(
    'Housing Built: 20,1 million 2025 36.9 more',
  );
});

test.each([
  ['text/plain', 'a\r\n b', 'a b'],
  ['text/csv', '"a",36.9', '"a",36.9'],
  ['application/json', '{"a": 36.9}', '{"a": 36.9}'],
  ['application/vnd.api+json; charset=utf-8', '{}', '{}'],
])('%s is read as it is', (type, text, read) => {
  expect(readText(bytes(text), type)).toBe(read);
});

test.each(['application/pdf', 'image/png', 'application/vnd.ms-excel', null])('%s is no text', (type) => {
  expect(readText(bytes('36.9'), type)).toBeNull();
});

test('letters of an older character set are read by what the answer or the page says', () => {
  const words = Buffer.from([0xe6, 0xe8, 0xeb, 0xfc, 0xb8]); // жильё
  expect(readText(words, 'text/plain; charset=windows-1251')).toBe('жильё');
  const page = Buffer.concat([bytes('<meta charset="windows-1251"><p>'), words]);
  expect(readText(page, 'text/html')).toBe('жильё');
  expect(readText(bytes('жильё'), 'text/plain; charset=nobody-knows')).toBe('жильё');
});
