import { parseArgs } from 'node:util';

/** What `npm run restore -- …` was asked to do. */
export interface RestoreCommand {
  readonly file: string;
  /** Address of a database, or a data folder; null for the site's own. */
  readonly into: string | null;
  /** Only look whether the file is whole. */
  readonly isCheck: boolean;
}

export const RESTORE_USAGE = `Usage: npm run restore -- <file> [--into <database>] [--check]

Loads a backup that "npm run backup" made into an empty database: the one that the settings name, or
  --into <folder>          an embedded database with that data folder (PLEDGEBOOK_DATA)
  --into postgresql://…    a database on a PostgreSQL server of yours
  --check                  loads nothing; only reads the file and says what is in it

A damaged file is refused, and so is a database that has anything in it. What was loaded is compared with the backup before
it is kept, and the ledger is verified. A backup of an older version is brought to this one's schema. Everybody is signed
out; links to a new password and invitations that were open are closed.

Exit code: 0 when everything is restored and verified, 1 when not, 2 for wrong usage.`;

/** Reads the command's arguments; a text says what is wrong with them. */
export function parseRestoreCommand(args: readonly string[]): RestoreCommand | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { into: { type: 'string' }, check: { type: 'boolean' } },
    });
    const [file, excess] = positionals;
    if (file === undefined || file === '') return 'Name the backup file.';
    if (excess !== undefined) return `"${excess}" is too much.`;
    if (values.into === '') return '--into needs a folder or the address of a database.';
    if (values.check === true && values.into !== undefined) return '--check loads nothing: leave --into out.';
    return { file, into: values.into ?? null, isCheck: values.check === true };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Whether `--into` names a database rather than a folder. */
export function isDatabaseAddress(into: string): boolean {
  return /^postgres(ql)?:\/\//.test(into);
}
