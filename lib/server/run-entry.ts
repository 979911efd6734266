import { EnvError } from '@/lib/core/env';
import { complain } from './say';
import { StartError } from './start-error';

/**
 * Runs the main function of a command of ours. An error that the operator can act on is shown in its words alone, any
 * other with its stack; both end the process with code 1.
 */
export function runEntry(main: () => Promise<void>): void {
  // A reader of our output that goes away (a closed terminal, `| head`) is no reason to fall.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  main().catch((error: unknown) => {
    complain(`\n${wordsFor(error)}`);
    process.exit(1);
  });
}

/** An error for the person at the terminal. */
export function wordsFor(error: unknown): string {
  if (error instanceof StartError || error instanceof EnvError) return error.message;
  if (isRefusedPath(error))
    return `This account may not use ${error.path}, or it cannot be written (${error.code}).`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isRefusedPath(error: unknown): error is Error & { code: string; path: string } {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return false;
  return ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(String(error.code));
}
