import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { CHECKOUT, projectFile } from './checkout';

/** What the build is made from. `lib/server` runs beside it and tests are no part of it. */
const FOLDERS = ['app', 'components', 'lib', 'public'];
const FILES = [
  'prisma/schema.prisma',
  'package-lock.json',
  'next.config.js',
  'tsconfig.json',
  'postcss.config.mjs',
];
const LEFT_OUT = [join('lib', 'core', 'prisma') + sep, join('lib', 'server') + sep];

/** A hash over the names and contents of all sources of the build: the same sources, the same hash, on any machine. */
export function sourceHash(): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of [...FOLDERS.flatMap(filesBelow), ...FILES].sort()) {
    const bytes = readOrNull(projectFile(path));
    if (bytes) hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(projectFile(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(CHECKOUT.length + 1))
      .filter((path) => !LEFT_OUT.some((prefix) => path.startsWith(prefix)));
  } catch {
    return [];
  }
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
