import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFileLock } from './file-lock';

/** The root of the checkout. */
export const CHECKOUT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The absolute path of a file or folder of the checkout, given from its root; the current folder does not matter. */
export function projectFile(path: string): string {
  return join(CHECKOUT, path);
}

/** Runs `work` while no other start of this checkout runs the work of that name. */
export function withCheckoutLock<T>(name: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  const folder = join(CHECKOUT, '.pledgebook');
  mkdirSync(folder, { recursive: true });
  return withFileLock(join(folder, `${name}.lock`), { onWait }, work);
}

/** Runs a command line tool of a dependency quietly; its output is for the message when it fails. */
export function runTool(
  script: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const options = { cwd: CHECKOUT, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
    execFile(
      process.execPath,
      [join(CHECKOUT, 'node_modules', script), ...args],
      options,
      (error, stdout, stderr) => {
        resolve({ ok: error === null, output: `${stdout}${stderr}`.trim() });
      },
    );
  });
}
