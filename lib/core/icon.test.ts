import { expect, test } from 'vitest';
import { iconFile, iconPng } from './icon';

/** A favicon is loaded on the first visit: it must not weigh. */
const SMALL = 1024;

test('the icon file holds one PNG of the size that it says', () => {
  const file = Buffer.from(iconFile(32));
  expect(file.subarray(0, 8)).toEqual(Buffer.from([0, 0, 1, 0, 1, 0, 32, 32]));
  const [length, start] = [file.readUInt32LE(14), file.readUInt32LE(18)];
  expect(start + length).toBe(file.length);
  const png = file.subarray(start);
  expect(png).toEqual(Buffer.from(iconPng(32)));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([32, 32]);
  expect(file.length).toBeLessThan(SMALL);
});
