import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Colours = ReadonlyMap<string, string>;

const css = readFileSync('app/globals.css', 'utf8');

/** The colours of the n-th `:root` block: light first, then dark. */
function coloursOf(block: number): Colours {
  const body = [...css.matchAll(/:root \{([^}]*)\}/g)][block]?.[1] ?? '';
  return new Map(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance by WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(colours: Colours, a: string, b: string): number {
  const [first, second] = [a, b].map((name) => {
    const hex = colours.get(name);
    if (hex === undefined) throw new Error(`No colour --${name}`);
    return luminance(hex) + 0.05;
  });
  if (first === undefined || second === undefined) return 0;
  return Math.max(first, second) / Math.min(first, second);
}

const GROUPS = ['fulfilled', 'on-course', 'in-trouble', 'not-yet-known'];

describe.each([
  ['light', coloursOf(0)],
  ['dark', coloursOf(1)],
])('%s', (_, colours) => {
  it.each(['ink', 'muted', 'link', 'link-hover', 'error'])('text in %s is legible', (text) => {
    for (const ground of ['paper', 'wash'])
      expect(contrast(colours, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('buttons and error boxes are legible', () => {
    expect(contrast(colours, 'on-action', 'action')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours, 'error', 'error-wash')).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...GROUPS, 'control', 'focus', 'rule'])('%s stands out from the ground', (graphic) => {
    for (const ground of ['paper', 'wash']) {
      expect(contrast(colours, graphic, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it('the filled groups differ in lightness', () => {
    expect(contrast(colours, 'fulfilled', 'in-trouble')).toBeGreaterThan(1.35);
    expect(contrast(colours, 'fulfilled', 'on-course')).toBeGreaterThan(1.35);
    expect(contrast(colours, 'in-trouble', 'on-course')).toBeGreaterThan(1.35);
  });
});
