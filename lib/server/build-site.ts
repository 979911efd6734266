import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { env } from '@/lib/core/env';
import { projectFile, runTool, withCheckoutLock } from './checkout';
import type { Build } from './page-version';
import { sourceHash } from './source-hash';
import { StartError } from './start-error';

/**
 * From this and its place in the sources Next makes the name of each server action. It is the same for all builds, so that a form goes
 * through on a node that built for itself, and on one of another version: a page may be open for hours. Nothing is kept
 * secret by it: that would need actions inside components, which the architecture test refuses.
 */
const ACTION_KEY = createHash('sha256').update('the actions of Pledgebook').digest('base64');

/**
 * Builds the pages where the build is missing or was made from other sources. Needs no database and no network.
 *
 * @throws StartError with the compiler's words when the build fails
 */
export async function buildSite(log: (line: string) => void): Promise<void> {
  const distDir = env().NEXT_DIST_DIR;
  const stamp = projectFile(`${distDir}/pledgebook-sources`);
  if (isBuiltFrom(stamp, sourceHash())) return;
  const onWait = () => log('Waiting for another start that is building the pages.');
  await withCheckoutLock(`build${distDir}`, onWait, async () => {
    const hash = sourceHash();
    if (isBuiltFrom(stamp, hash)) return;
    log('Building the pages. This takes a minute or two, and happens only after a change.');
    const startedAt = Date.now();
    rmSync(stamp, { force: true });
    const { ok, output } = await runTool('next/dist/bin/next', ['build'], {
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTION_KEY,
    });
    if (!ok) throw new StartError(`The build failed.\n${output}`);
    writeFileSync(stamp, hash);
    log(`Built in ${Math.round((Date.now() - startedAt) / 1000)} seconds.`);
  });
}

/** Whether there is a build, and from these sources. */
export function buildState(distDir: string): 'current' | 'older' | 'missing' {
  const stamp = projectFile(`${distDir}/pledgebook-sources`);
  if (isBuiltFrom(stamp, sourceHash())) return 'current';
  return existsSync(stamp) ? 'older' : 'missing';
}

/** The build that serves: part of every ETag, so that a new build's pages are never taken for the old one's. */
export function currentBuild(): Build {
  const path = projectFile(`${env().NEXT_DIST_DIR}/BUILD_ID`);
  return { id: readFileSync(path, 'utf8').trim(), at: statSync(path).mtime };
}

function isBuiltFrom(stamp: string, hash: string): boolean {
  try {
    return readFileSync(stamp, 'utf8') === hash;
  } catch {
    return false;
  }
}
