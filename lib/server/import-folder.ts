import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '@/lib/accounts/types';
import type { db } from '@/lib/core/db';
import { importBundle } from '@/lib/programmes/bundle/mutations';
import type { BundleOutcome } from '@/lib/programmes/bundle/types';
import { BundleFileError, readBundleFolder } from './bundle-folder';
import type { ImportCommand } from './import-command';
import { countRows, ending, reasonLines, rowSayer, type Told } from './import-rows';
import { refusalWords } from './refusal-words';

function entryLines({ at, what, name, kind, refusals }: BundleOutcome): string[] {
  const place = `${at.file}:${at.line}`;
  return [`${place.padEnd(18)}  ${kind.padEnd(7)}  ${what} ${name}`, ...reasonLines(refusals)];
}

/** `npm run import -- <folder>`: a whole programme. Tells of each entry that is not left alone; answers the exit code. */
export async function importFolder(
  on: ReturnType<typeof db>,
  actor: Actor,
  { file: folder, apply, decimalMark }: ImportCommand,
  told: Told,
): Promise<number> {
  const { say, complain } = told;
  try {
    const bundle = await readBundleFolder(folder, decimalMark);
    const table = join(folder, 'figures.csv');
    const result = await importBundle(on, actor, bundle, {
      apply,
      decimalMark,
      onEntry: (outcome) => {
        if (outcome.kind !== 'same') for (const line of entryLines(outcome)) say(line);
      },
      onRow: rowSayer(existsSync(table) ? await countRows(table) : 0, told),
    });
    if (!result.ok) {
      for (const refusal of result.refusals) complain(refusalWords(refusal));
      return 1;
    }
    const { counts, figures, isWritten } = result.value;
    const refused = counts.refused + (figures?.counts.refused ?? 0);
    say(
      `Programme, pledges and targets: ${counts.added} added, ${counts.same} left alone, ${counts.refused} refused.`,
    );
    const rows = figures?.counts ?? { added: 0, same: 0, refused: 0 };
    say(
      `Figures: ${rows.added} added, ${rows.same} left alone, ${rows.refused} refused. ${ending(isWritten, apply)}`,
    );
    return refused > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BundleFileError)) throw error;
    for (const refusal of error.refusals) complain(`${error.file}: ${refusalWords(refusal)}`);
    return 1;
  }
}
