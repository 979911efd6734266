import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pngOf } from './picture';

/** The sign of the site, as browsers show it beside an address. */
function iconSvg(): string {
  return readFileSync(join(process.cwd(), 'app', 'icon.svg'), 'utf8');
}

/** The sign as a PNG with so many pixels a side, on white. */
export function iconPng(size: number): Uint8Array<ArrayBuffer> {
  return pngOf(iconSvg(), size);
}

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/** The sign as an icon file, with one picture inside (a PNG, which every browser of today reads in it). */
export function iconFile(size: number): Uint8Array<ArrayBuffer> {
  const png = iconPng(size);
  const file = new Uint8Array(HEADER_BYTES + ENTRY_BYTES + png.length);
  const view = new DataView(file.buffer);
  view.setUint16(2, 1, true); // an icon
  view.setUint16(4, 1, true); // of one picture
  view.setUint8(6, size);
  view.setUint8(7, size);
  view.setUint16(10, 1, true); // planes
  view.setUint16(12, 32, true); // bits a pixel
  view.setUint32(14, png.length, true);
  view.setUint32(18, HEADER_BYTES + ENTRY_BYTES, true);
  file.set(png, HEADER_BYTES + ENTRY_BYTES);
  return file;
}
