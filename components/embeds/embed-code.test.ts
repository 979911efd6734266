import { expect, test } from 'vitest';
import { badgeCode, frameCode } from './embed-code';

const EMBEDDED = {
  origin: 'https://pledges.example.org',
  place: { locale: 'kk', programme: 'p', asOf: '2024-12-31' },
  pledge: { slug: 'a', targets: [] },
  title: 'A "title" <b>&amp;',
};

test('the code of a frame has the address with its day, a name, a size, and nothing that ends an attribute', () => {
  const [frame = '', script] = frameCode(EMBEDDED, 320, 200).split('\n');
  expect(frame).toContain('src="https://pledges.example.org/kk/p/embed/a?asOf=2024-12-31"');
  expect(frame).toContain('title="A &quot;title&quot; &lt;b&gt;&amp;amp;" width="320" height="200"');
  expect(script).toBe('<script async src="https://pledges.example.org/embed.js"></script>');
});

test('the code of a badge leads to the pledge', () => {
  expect(badgeCode(EMBEDDED, 'a "status"')).toBe(
    '<a href="https://pledges.example.org/kk/p/pledges/a?asOf=2024-12-31"><img src="https://pledges.example.org/kk/p/badge/a.svg?asOf=2024-12-31" alt="a &quot;status&quot;" height="24"></a>',
  );
});
