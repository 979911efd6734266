import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface SourceFile {
  /** From the root of the checkout, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** A path from the root (`lib/core/db`) for what is ours, else the package (`next/link`). */
  readonly target: string;
  /** Gone when compiled. */
  readonly isType: boolean;
}

const FOLDERS = ['app', 'components', 'lib', 'prisma', 'e2e', 'bench'];
const GENERATED = 'lib/core/prisma';

/** All TypeScript of the project, as it stands on the disk. */
export function readSourceFiles(root: string): SourceFile[] {
  return FOLDERS.flatMap((folder) => listFiles(join(root, folder)))
    .map((path) => relative(root, path).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith(`${GENERATED}/`))
    .map((path) => ({ path, text: /\.tsx?$/.test(path) ? readFileSync(join(root, path), 'utf8') : '' }));
}

function listFiles(folder: string): string[] {
  let entries: ReturnType<typeof entriesOf>;
  try {
    entries = entriesOf(folder);
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function entriesOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}

const STATIC = /^\s*(?:import|export)\s+(type\s+)?([\w*{][^'";]*?)\s*from\s*['"]([^'"]+)['"]/gm;
const BARE = /^\s*import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"`]([^'"`]+)['"`]/g;

/** Everything that a file imports or exports on, statically or not. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const found: { specifier: string; isType: boolean }[] = [];
  for (const [, type, names = '', specifier = ''] of text.matchAll(STATIC)) {
    found.push({ specifier, isType: type !== undefined || hasOnlyTypes(names) });
  }
  for (const [, specifier = ''] of text.matchAll(BARE)) found.push({ specifier, isType: false });
  for (const [, specifier = ''] of text.matchAll(DYNAMIC)) found.push({ specifier, isType: false });
  return found.map(({ specifier, isType }) => ({ target: resolve(path, specifier), isType }));
}

function hasOnlyTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  if (inner === undefined) return false;
  const each = inner.split(',').map((name) => name.trim());
  return each.filter((name) => name !== '').every((name) => name.startsWith('type '));
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (!specifier.startsWith('.')) return specifier;
  const parts = from.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}
