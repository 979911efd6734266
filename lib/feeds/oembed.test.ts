import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { OEMBED_FORMATS, type OEmbedFacts, oembedOf, oembedText } from './oembed';

const FACTS: OEmbedFacts = {
  title: 'A <title> & more',
  provider: { name: 'Site', url: 'https://example.org' },
  htmlOf: (width, height) =>
    `<iframe src="https://example.org/?a=1&amp;b=2" width="${width}" height="${height}"></iframe>`,
  width: 640,
  height: 500,
  thumbnail: { url: 'https://example.org/picture.png', width: 1200, height: 630 },
};

const NO_LIMIT = { width: null, height: null };

test('both formats say the same', () => {
  const answer = oembedOf(FACTS, NO_LIMIT);
  const [json = '', xml = ''] = OEMBED_FORMATS.map((format) => oembedText(answer, format));
  expect(XMLValidator.validate(xml)).toBe(true);
  const parsed = new XMLParser({ parseTagValue: false }).parse(xml).oembed;
  const texts = Object.fromEntries(
    Object.entries(JSON.parse(json)).map(([name, value]) => [name, String(value)]),
  );
  expect(parsed).toEqual(texts);
  expect(texts).toMatchObject({ version: '1.0', type: 'rich', thumbnail_width: '1200' });
});

test.each([
  [{ width: 300, height: null }, [300, 500]],
  [{ width: null, height: 200 }, [640, 200]],
  [{ width: 5000, height: 5000 }, [640, 500]],
])('in %j the frame is %j', (room, [width, height]) => {
  const answer = oembedOf(FACTS, room);
  expect(answer).toMatchObject({ width, height });
  expect(answer.html).toContain(`width="${width}" height="${height}"`);
});

test('a thumbnail that would not fit is left out', () => {
  expect(oembedOf(FACTS, { width: 1200, height: 630 })).toHaveProperty('thumbnail_url');
  expect(oembedOf(FACTS, { width: 1199, height: null })).not.toHaveProperty('thumbnail_url');
  expect(oembedOf(FACTS, { width: null, height: 629 })).not.toHaveProperty('thumbnail_url');
});
