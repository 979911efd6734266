import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { CARD_HEIGHT, CARD_WIDTH, type CardTexts, shareCard } from './share-card';
import { COLOURS, GROUP_COLOURS } from './svg-parts';

const FONT = { family: 'Test Sans', width: (text: string, size: number) => [...text].length * size * 0.6 };

const PLEDGE: CardTexts = {
  kicker: 'Pledge · A programme',
  title: 'Build 111 million square metres of housing',
  status: { status: 'on_track', group: 'on_course', name: 'On track' },
  finding: '57.0 of 111 million m² by the end of 2025.',
  parts: [],
  site: 'Pledgebook',
  asOf: 'As of 21 November 2026',
};

const PROGRAMME: CardTexts = {
  ...PLEDGE,
  status: null,
  finding: 'Of 131 pledges, 5 are fulfilled.',
  parts: [
    { group: 'fulfilled', name: 'Fulfilled', count: '5', start: 0, share: 4 },
    { group: 'on_course', name: 'On course', count: '0', start: 4, share: 0 },
    { group: 'in_trouble', name: 'In trouble', count: '9', start: 4, share: 7 },
    { group: 'not_yet_known', name: 'Not yet known', count: '117', start: 11, share: 89 },
  ],
};

const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'text' });

/** The lines of a card, in order. */
function linesOf(texts: CardTexts): { text: string; x: number; y: number; size: number }[] {
  const svg = shareCard(texts, FONT);
  expect(XMLValidator.validate(svg)).toBe(true);
  return parser.parse(svg).svg.text.map((line: Record<string, string>) => ({
    text: String(line['#text']),
    x: Number(line['@_x']),
    y: Number(line['@_y']),
    size: Number(line['@_font-size']),
  }));
}

describe('a card', () => {
  it('says what it is, the status, the finding, the site and the day', () => {
    const said = linesOf(PLEDGE)
      .map(({ text }) => text)
      .join(' ');
    for (const part of [PLEDGE.kicker, PLEDGE.title, 'On track', PLEDGE.finding, PLEDGE.site, PLEDGE.asOf])
      expect(said).toContain(part);
  });

  it('shows the groups that have pledges as parts of a bar, and all of them with their numbers', () => {
    const svg = shareCard(PROGRAMME, FONT);
    const bars = [...svg.matchAll(/<rect x="[\d.]+" y="369"[^>]*fill="([^"]+)" stroke="([^"]+)"/g)];
    expect(bars.map(([, fill, stroke]) => [fill, stroke])).toEqual([
      [GROUP_COLOURS.fulfilled, GROUP_COLOURS.fulfilled],
      [GROUP_COLOURS.in_trouble, GROUP_COLOURS.in_trouble],
      [COLOURS.paper, GROUP_COLOURS.not_yet_known],
    ]);
    const said = linesOf(PROGRAMME).map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining(['5', 'Fulfilled', '0', 'On course', '9', '117']));
  });

  it.each([
    ['a short text', 'Energy', 'Met.'],
    ['long texts', 'word '.repeat(80), 'sentence '.repeat(90)],
    ['one endless word', 'ұ'.repeat(600), 'ө'.repeat(900)],
  ])('keeps %s inside its frame, above its foot', (_, title, finding) => {
    for (const texts of [
      { ...PLEDGE, title, finding },
      { ...PROGRAMME, title, finding },
    ]) {
      const lines = linesOf(texts);
      const foot = lines.slice(-2).map(({ text }) => text);
      expect(foot).toEqual([PLEDGE.site, PLEDGE.asOf]);
      for (const { text, x, y, size } of lines.slice(0, -2)) {
        expect(y, text).toBeLessThan(532);
        expect(x + FONT.width(text, size), text).toBeLessThanOrEqual(CARD_WIDTH - 72 + 1);
      }
      expect(lines.every(({ y }) => y > 0 && y < CARD_HEIGHT)).toBe(true);
    }
  });

  it('is a drawing whatever its texts hold', () => {
    const hostile = '</text><script>alert(1)</script> & "quoted" \u0000\u0008 ]]>';
    const svg = shareCard({ ...PLEDGE, title: hostile, finding: hostile, kicker: hostile }, FONT);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).not.toContain('<script');
    expect(parser.parse(svg).svg.script).toBeUndefined();
  });

  it('has the colours of the site', () => {
    const css = readFileSync('app/globals.css', 'utf8');
    const light = css.slice(css.indexOf(':root {'), css.indexOf('@media (prefers-color-scheme: dark)'));
    for (const [name, colour] of Object.entries({ ...COLOURS, ...GROUP_COLOURS }))
      expect(light, name).toContain(`--${name.replaceAll('_', '-')}: ${colour};`);
  });
});
