import { describe, expect, it } from 'vitest';
import { PICTURE_FONT, pngOf } from './picture';

function drawing(text: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text x="5" y="30" font-family="${PICTURE_FONT}" font-size="20">${text}</text></svg>`;
}

/** Width and height stand in the first chunk of a PNG. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe('a picture of a drawing', () => {
  it('is a PNG of the asked width', () => {
    const png = pngOf(drawing('111'), 400);
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(sizeOf(png)).toEqual([400, 100]);
  });

  it('has the letters of Kazakh, each its own', () => {
    const letters = [...'ӘҒҚҢӨҰҮҺІәғқңөұүһі'].map((letter) =>
      Buffer.from(pngOf(drawing(letter), 200)).toString('base64'),
    );
    const missing = Buffer.from(pngOf(drawing('\u4E00'), 200)).toString('base64');
    expect(letters).not.toContain(missing);
    // І and the Latin-like ones may look alike to the eye, but not to each other here.
    expect(new Set(letters).size).toBe(letters.length);
  });

  it('refuses what is no drawing', () => {
    expect(() => pngOf('no drawing', 100)).toThrow();
  });
});
