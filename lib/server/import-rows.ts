import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Actor } from '@/lib/accounts/types';
import type { db } from '@/lib/core/db';
import type { ImportReport, RowOutcome } from '@/lib/figures/import/types';
import { ensureImportActor } from './catalogue-state';
import type { ImportCommand } from './import-command';
import { refusalWords } from './refusal-words';

/** How often the progress is told, in rows. */
const PROGRESS_EVERY = 1_000;

interface Told {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Shows how far it is, in the place of what was shown before. */
  readonly progress: (line: string) => void;
}

async function actorOf(on: ReturnType<typeof db>, email: string | null): Promise<Actor | null> {
  if (email === null) return ensureImportActor(on);
  const { getCredentials } = await import('@/lib/accounts/queries');
  const account = await getCredentials(email, on);
  return account && { id: account.id, name: account.name, role: account.role };
}

function rowLine({ line, kind, pledge, target, value, period, refusals }: RowOutcome): string[] {
  const what = [pledge, target].filter((part) => part !== '').join(' / ');
  const head = `${String(line).padStart(7)}  ${kind.padEnd(7)}  ${what}  ${value}  ${period}`.trimEnd();
  const reasons = refusals.map(
    (refusal) => `${' '.repeat(18)}${refusal.column ?? 'row'}: ${refusal.code}: ${refusalWords(refusal)}`,
  );
  return [head, ...reasons];
}

function summary({ counts, isWritten }: ImportReport, apply: boolean): string {
  const said = `${counts.added} added, ${counts.same} left alone, ${counts.refused} refused.`;
  if (isWritten) return `${said} Written.`;
  return apply ? `${said} Nothing was written.` : `${said} This was a dry run: nothing was written.`;
}

/**
 * `npm run import`: tells of each row that is not left alone, then the counts. Answers the exit code: 0, or 1 when rows or the
 * file were refused.
 */
export async function importFile(
  on: ReturnType<typeof db>,
  command: ImportCommand,
  { say, complain, progress }: Told,
): Promise<number> {
  const { importFigures } = await import('@/lib/figures/import/mutations');
  const { readFiguresCsv } = await import('@/lib/figures/import/read-csv');
  const found = await stat(command.file).catch(() => null);
  if (!found?.isFile()) {
    complain(`There is no file ${command.file}.`);
    return 2;
  }
  const actor = await actorOf(on, command.as);
  if (!actor) {
    complain(`No account with the address ${command.as} can sign in.`);
    return 1;
  }
  const stream = createReadStream(command.file);
  let rows = 0;
  const onRow = (outcome: RowOutcome) => {
    if (outcome.kind !== 'same') for (const line of rowLine(outcome)) say(line);
    rows += 1;
    const share = Math.floor((100 * stream.bytesRead) / Math.max(1, found.size));
    if (rows % PROGRESS_EVERY === 0) progress(`${rows} rows, ${share} % of the file read`);
  };
  const { programme, apply, skipRefused, decimalMark } = command;
  const options = { programme, apply, skipRefused, decimalMark, rows: readFiguresCsv(stream), onRow };
  const result = await importFigures(on, actor, options);
  if (!result.ok) {
    for (const refusal of result.refusals) complain(refusalWords(refusal));
    return 1;
  }
  say(summary(result.value, apply));
  return result.value.counts.refused > 0 ? 1 : 0;
}
