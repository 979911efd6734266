import { formatCount } from './backup-words';

/** Not more often than a person reads, in milliseconds. */
const EVERY_MS = 250;
/** Where nobody watches and lines stay, as in a log. */
const EVERY_MS_IN_LOG = 10_000;

/** Tells which table a backup or a restore is at, and how many of its rows are done: over one line of a terminal, else now and then. */
export function tableTeller(output: NodeJS.WriteStream, now: () => number = Date.now) {
  let toldAt = now();
  const tellStep = (words: string) => {
    if (now() - toldAt < (output.isTTY ? EVERY_MS : EVERY_MS_IN_LOG)) return;
    toldAt = now();
    const line = words.slice(0, output.isTTY ? (output.columns ?? 80) - 1 : undefined);
    output.write(output.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
  };
  return {
    tell: (what: string, table: string, rows: number) =>
      tellStep(`${what} ${table}: ${formatCount(rows, 'row')}`),
    tellStep,
    /** Clears the line for what comes next. */
    end: () => {
      if (output.isTTY) output.write('\r\x1b[2K');
    },
  };
}
