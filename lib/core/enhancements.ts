import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What makes a public page that is whole without it more comfortable: small modules of ours in `components/enhance/`.
 * They may import each other by `./name.js`.
 */
export const ENHANCEMENTS = [
  'chart-read-out',
  'copy-text',
  'day-slider',
  'embed-host',
  'embed-size',
] as const;
export type Enhancement = (typeof ENHANCEMENTS)[number];

// Long enough that two states of the modules never share an address.
const VERSION_LENGTH = 12;

/** Comments that have their lines to themselves: they are for whoever changes the module. */
const COMMENT = /^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/.*)[ \t]*\n/gm;

/** The text of a module as browsers get it. Read each time, so that a changed one is seen at once. */
export function enhancementCode(name: Enhancement): string {
  const path = join(process.cwd(), 'components', 'enhance', `${name}.js`);
  return readFileSync(path, 'utf8').replace(COMMENT, '');
}

/** A hash over all modules: one version for the lot, so that they find each other by relative addresses. */
export function enhancementsVersion(): string {
  const hash = createHash('sha256');
  for (const name of ENHANCEMENTS) hash.update(`${name}\0${enhancementCode(name)}\0`);
  return hash.digest('hex').slice(0, VERSION_LENGTH);
}

/** Where a module is found. What an address answers never changes, so browsers keep it for a year. */
export function enhancementAddress(name: Enhancement): string {
  return `/enhance/${enhancementsVersion()}/${name}.js`;
}

/** The module that a file of an address names, or null. */
export function enhancementOf(file: string): Enhancement | null {
  return ENHANCEMENTS.find((name) => file === `${name}.js`) ?? null;
}
