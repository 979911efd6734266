import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it, test } from 'vitest';
import { pngOf } from '@/lib/core/picture';
import { type ChartPicture, chartPicture } from './chart-picture';
import { wrapText } from './picture-text';
import { LIGHT } from './shape-text';
import { stroke } from './shapes';

const picture: ChartPicture = {
  language: 'en',
  title: 'On track: 57.0 of 111 million m² by the end of 2025, 10.3 million ahead of the plan',
  subtitle: 'Homes & “gardens” <new>',
  description: 'A line',
  width: 900,
  height: 400,
  fontSize: 14,
  shapes: [
    stroke('M0,0H100', 'action', 2),
    { kind: 'dot', x: 5, y: 5, r: 4, fill: 'paper', stroke: 'action', width: 1 },
    { kind: 'path', d: 'M0,0h9v9z', fill: { group: 'in_trouble' } },
    { kind: 'text', x: 1, y: 2, text: 'over 57', tone: 'ink', hasRim: true },
  ],
  key: [
    { shapes: [stroke('M0,8H28', 'action', 2)], text: 'Counted' },
    { shapes: [], text: 'No line, no figure' },
  ],
  foot: ['Source: Office', `https://example.org/${'a'.repeat(200)}`],
};

describe('a chart as a document', () => {
  const svg = chartPicture(picture);

  it('is well formed, and says what it is', () => {
    expect(XMLValidator.validate(svg)).toBe(true);
    const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg);
    expect(root.title['#text']).toBe(picture.title);
    expect(root['@_xml:lang']).toBe('en');
  });

  it('needs no style sheet', () => {
    expect(svg).not.toMatch(/class=|var\(|currentColor/);
    for (const [, id] of svg.matchAll(/url\(#([\w-]+)\)/g)) expect(svg).toContain(`id="${id}"`);
  });

  it('has every text within its edges', () => {
    const [, width = '', height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    expect(Number(width)).toBe(948);
    for (const [, y] of svg.matchAll(/<text[^>]* y="([\d.]+)"/g)) {
      expect(Number(y)).toBeLessThan(Number(height));
    }
  });

  it('becomes a PNG', () => {
    expect(pngOf(svg, 1200).length).toBeGreaterThan(5_000);
  });

  it('drops what XML cannot hold', () => {
    expect(XMLValidator.validate(chartPicture({ ...picture, title: 'a\u0000b\u001b' }))).toBe(true);
  });
});

test('pictures have the colours of the site', () => {
  const css = readFileSync('app/globals.css', 'utf8');
  const root = css.slice(css.indexOf(':root {'), css.indexOf('}', css.indexOf(':root {')));
  const tokens = new Map(
    [...root.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name = '', value]) => [name, value]),
  );
  for (const [tone, colour] of Object.entries(LIGHT))
    expect([tone, tokens.get(tone)]).toEqual([tone, colour]);
});

test('lines are no longer than asked, and nothing is lost', () => {
  const text = `57.0\u00a0of 111\u00a0million m² ${'x'.repeat(30)} end`;
  const lines = wrapText(text, 200, 10);
  expect(lines.every((line) => line.length <= 20)).toBe(true);
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  expect(wrapText('', 200, 10)).toEqual([]);
});
