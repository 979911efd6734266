import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** The fonts that pictures are set in: they have the letters of all three languages, and stand in an npm package. */
export const PICTURE_FONT = 'DejaVu Sans';

const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** Where a file of the fonts is. */
export function fontPath(name: string): string {
  const folder = dirname(
    createRequire(join(process.cwd(), 'package.json')).resolve('dejavu-fonts-ttf/package.json'),
  );
  return join(folder, 'ttf', name);
}

/**
 * The PNG of an SVG document, on white where the drawing is transparent. Every machine gives the same bytes: no font of
 * the system takes part. Text needs `font-family` {@link PICTURE_FONT}; colours stand in the document (no CSS classes
 * of the site, no `currentColor` without a `color`).
 * @param width of the picture in pixels; the height follows from the document
 * @throws Error when the document is no SVG
 */
export function pngOf(svg: string, width: number): Uint8Array<ArrayBuffer> {
  const picture = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false, fontFiles: FONT_FILES.map(fontPath), defaultFontFamily: PICTURE_FONT },
  });
  return new Uint8Array(picture.render().asPng());
}
