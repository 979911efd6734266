import { readFileSync } from 'node:fs';

/** Where the system does not say. */
const USUAL = 1024;

/** How many files and connections this process may have open at once. Node has raised it as far as it may go. */
export function openFilesLimit(): number {
  try {
    const line = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
    return Number(line?.[1] ?? USUAL);
  } catch {
    return USUAL;
  }
}
