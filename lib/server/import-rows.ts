import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Actor } from '@/lib/accounts/types';
import type { db } from '@/lib/core/db';
import type { ImportReport, RowOutcome, RowRefusal } from '@/lib/figures/import/types';
import { rowCounter } from '@/lib/figures/import/uploads/count-rows';
import { ensureImportActor } from './catalogue-state';
import type { ImportCommand } from './import-command';
import { rowTeller } from './progress-line';
import { refusalWords } from './refusal-words';

export interface Told {
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

/** The lines that give the reasons of a refusal, below the line of what is refused. */
export function reasonLines(refusals: readonly RowRefusal[]): string[] {
  return refusals.map(
    (refusal) => `${' '.repeat(18)}${refusal.column ?? 'row'}: ${refusal.code}: ${refusalWords(refusal)}`,
  );
}

function rowLine({ line, kind, pledge, target, value, period, refusals }: RowOutcome): string[] {
  const what = [pledge, target].filter((part) => part !== '').join(' / ');
  const head = `${String(line).padStart(7)}  ${kind.padEnd(7)}  ${what}  ${value}  ${period}`.trimEnd();
  return [head, ...reasonLines(refusals)];
}

/** What is told of each row: itself unless it is left alone, and how far the file is. */
export function rowSayer(rows: number, { say, progress }: Told): (outcome: RowOutcome) => void {
  const next = rowTeller(rows, progress);
  return (outcome) => {
    if (outcome.kind !== 'same') for (const line of rowLine(outcome)) say(line);
    next();
  };
}

/** How many rows a table has, for the progress alone. */
export async function countRows(file: string): Promise<number> {
  const counter = rowCounter();
  for await (const chunk of createReadStream(file)) counter.add(chunk as Buffer);
  return counter.rows();
}

/** How an import ended. */
export function ending(isWritten: boolean, apply: boolean): string {
  if (isWritten) return 'Written.';
  return apply ? 'Nothing was written.' : 'This was a dry run: nothing was written.';
}

function summary({ counts, isWritten }: ImportReport, apply: boolean): string {
  const said = `${counts.added} added, ${counts.same} left alone, ${counts.refused} refused.`;
  return `${said} ${ending(isWritten, apply)}`;
}

/**
 * `npm run import`: tells of each row that is not left alone, then the counts. Answers the exit code: 0, or 1 when rows or the
 * file were refused.
 */
export async function importFile(
  on: ReturnType<typeof db>,
  command: ImportCommand,
  told: Told,
): Promise<number> {
  const { say, complain } = told;
  const found = await stat(command.file).catch(() => null);
  if (!found || !(found.isFile() || found.isDirectory())) {
    complain(`There is no file ${command.file}.`);
    return 2;
  }
  const actor = await actorOf(on, command.as);
  if (!actor) {
    complain(`No account with the address ${command.as} can sign in.`);
    return 1;
  }
  if (found.isDirectory()) {
    const { importFolder } = await import('./import-folder');
    return importFolder(on, actor, command, told);
  }
  const { programme, apply, skipRefused, decimalMark, file } = command;
  if (programme === null) {
    complain('Name the programme with --programme.');
    return 2;
  }
  const { importFigures } = await import('@/lib/figures/import/mutations');
  const { readFiguresCsv } = await import('@/lib/figures/import/read-csv');
  const onRow = rowSayer(await countRows(file), told);
  const rows = readFiguresCsv(createReadStream(file));
  const result = await importFigures(on, actor, { programme, apply, skipRefused, decimalMark, rows, onRow });
  if (!result.ok) {
    for (const refusal of result.refusals) complain(refusalWords(refusal));
    return 1;
  }
  say(summary(result.value, apply));
  return result.value.counts.refused > 0 ? 1 : 0;
}
