import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { emptyElement, parentElement, textElement } from './xml';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  alwaysCreateTextNode: true,
});

/** What a reader sees of a text that was put into XML: all of it but what XML cannot hold. */
function representable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids just these.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
}

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('&', '<', '>', '"', "'", ']]>', '&amp;', '\r', '\n', '\u0000', '\ud800', '\uffff'),
  }),
);

test('any text makes well-formed XML and comes back whole', () => {
  fc.assert(
    fc.property(anything, anything, (text, attribute) => {
      const xml = textElement('a', text, { b: attribute });
      expect(XMLValidator.validate(xml)).toBe(true);
      const node = parser.parse(xml).a;
      expect(node['#text'] ?? '').toBe(representable(text));
      expect(node.b).toBe(representable(attribute));
    }),
  );
});

test('elements nest', () => {
  expect(parentElement('a', [textElement('b', 'x'), emptyElement('c', { d: 'e' })])).toBe(
    '<a>\n<b>x</b>\n<c d="e"/>\n</a>\n',
  );
});
