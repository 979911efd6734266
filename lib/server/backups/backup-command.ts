import { parseArgs } from 'node:util';

/** What `npm run backup -- …` was asked to do. */
export interface BackupCommand {
  /** The file to write, `-` for standard output; null for one in the data folder. */
  readonly to: string | null;
}

export const BACKUP_USAGE = `Usage: npm run backup [-- --to <file>]

Writes the whole database into one file, while the site runs or stands. Without --to it goes into the folder "backups" of the
data folder, under a name with the time. "npm run --silent backup -- --to -" writes it to standard output, for a program that
encrypts it or sends it elsewhere.

The file holds password hashes and e-mail addresses. It does not hold NEXTAUTH_SECRET (or the file session-secret of the data
folder), by which the secrets of second factors are encrypted: keep that too, somewhere else.

Exit code: 0 when the backup is whole, 1 when it is not, 2 for wrong usage.`;

/** Reads the command's arguments; a text says what is wrong with them. */
export function parseBackupCommand(args: readonly string[]): BackupCommand | string {
  try {
    const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' } } });
    if (values.to === '') return '--to needs the name of a file, or - for standard output.';
    return { to: values.to ?? null };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
