import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { bibtex, bibtexAddress, type Cited, latexText } from './bibtex';

const PAGE: Cited = {
  key: 'housing-construction-2026-11-21',
  title: 'Build 111 million m² of housing',
  language: 'en',
  author: 'Pledgebook',
  day: plainDate('2026-11-21'),
  note: 'A Just Kazakhstan; ledger entry 297, method version 1',
  url: 'https://pledges.example.org/en/p/pledges/housing-construction?asOf=2026-11-21',
};

test('a page is an entry', () => {
  expect(bibtex(PAGE)).toBe(`@misc{housing-construction-2026-11-21,
  title   = {{Build 111 million m² of housing}},
  author  = {{Pledgebook}},
  year    = {2026},
  month   = nov,
  note    = {A Just Kazakhstan; ledger entry 297, method version 1},
  url     = {https://pledges.example.org/en/p/pledges/housing-construction?asOf=2026-11-21},
  urldate = {2026-11-21},
  langid  = {english},
}`);
});

test('the language is that of the title; one without a name is left out', () => {
  expect(bibtex({ ...PAGE, title: '111 млн м² тұрғын үй салу', language: 'kk' })).toContain(
    'langid  = {kazakh}',
  );
  expect(bibtex({ ...PAGE, language: 'ru' })).toContain('langid  = {russian}');
  expect(bibtex({ ...PAGE, language: 'de' })).not.toContain('langid');
});

test.each([
  ['60 % of R&D, $5_000 & #1', '60 \\% of R\\&D, \\$5\\_000 \\& \\#1'],
  ['a ~ b ^ c \\ d', 'a \\textasciitilde{} b \\textasciicircum{} c \\textbackslash{} d'],
  [
    '} , url = {https://evil.example}',
    '\\textbraceright{} , url = \\textbraceleft{}https://evil.example\\textbraceright{}',
  ],
  ['\\input{/etc/passwd}', '\\textbackslash{}input\\textbraceleft{}/etc/passwd\\textbraceright{}'],
  ['one\r\ntwo\u0000three\t four', 'one two three four'],
  ['Қазақстан «за всех» – “quoted”', 'Қазақстан «за всех» – “quoted”'],
])('%j reads as it is written', (text, latex) => {
  expect(latexText(text)).toBe(latex);
});

test('addresses stay as they are but for what would end the field', () => {
  expect(bibtexAddress('https://x.example/a_b?c=%D2%9B&d=#e')).toBe('https://x.example/a_b?c=%D2%9B&d=#e');
  expect(bibtexAddress('https://x.example/{a}\\ b\n')).toBe('https://x.example/%7Ba%7D%5C%20b%0A');
});

/** The parts between commas on the first level of braces, as BibTeX counts them: an escape hides no brace. */
function fieldsOf(entry: string): string[] {
  let depth = 0;
  let field = '';
  const fields: string[] = [];
  for (const sign of entry) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (sign === ',' && depth === 1) {
      fields.push(field.trim());
      field = '';
    } else field += sign;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
  return fields;
}

test('whatever a title, a note or an address says, the entry has its eight fields and no others', () => {
  const text = fc.string({ unit: fc.constantFrom(...'{}\\,=@%"#$&~^_ \n\u0000aқ²') });
  fc.assert(
    fc.property(text, text, text, (title, note, url) => {
      const names = fieldsOf(bibtex({ ...PAGE, title, note, url })).map((field) => field.split(' ')[0]);
      expect(names).toEqual([
        '@misc{housing-construction-2026-11-21',
        'title',
        'author',
        'year',
        'month',
        'note',
        'url',
        'urldate',
        'langid',
      ]);
    }),
  );
});
