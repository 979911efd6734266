import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { badgeSvg } from './badge-svg';

const TEXTS = {
  site: 'Pledgebook',
  status: 'On track',
  group: 'on_course',
  title: 'Housing: On track. As of 21 November 2026',
} as const;
const width = (text: string, size: number) => [...text].length * size * 0.6;
const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'text' });

test('a badge is as wide as its words, which are set to the widths that were measured', () => {
  const short = parser.parse(badgeSvg(TEXTS, width)).svg;
  const long = parser.parse(badgeSvg({ ...TEXTS, status: 'Со значительным отставанием' }, width)).svg;
  const [site, status] = short.text;
  expect([site['#text'], status['#text']]).toEqual(['Pledgebook', 'On track']);
  expect(Number(status['@_textLength'])).toBe(Math.ceil(width('On track', 12)));
  expect(Number(status['@_x']) + Number(status['@_textLength'])).toBeLessThan(Number(short['@_width']));
  const longer = width('Со значительным отставанием', 12) - width('On track', 12);
  expect(Number(long['@_width']) - Number(short['@_width'])).toBeCloseTo(longer, -1);
});

test('a badge has a name, and is a drawing whatever its texts hold', () => {
  const hostile = '"><script>alert(1)</script>&\u0000';
  const svg = badgeSvg({ ...TEXTS, title: hostile, status: hostile }, width);
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).not.toContain('<script');
  const { title, '@_aria-labelledby': name, '@_role': role } = parser.parse(svg).svg;
  expect([role, name]).toEqual(['img', title['@_id']]);
});
