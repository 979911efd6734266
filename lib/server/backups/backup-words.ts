import type { Manifest } from './manifest';

/** `1 row`, `1,204 rows`. */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** `812 bytes`, `1.4 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** What is in a backup, in a few lines. */
export function describeBackup(manifest: Manifest, seal: string): string[] {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const { ledger } = manifest;
  return [
    `Made at ${manifest.madeAt} by version ${manifest.version} from PostgreSQL ${manifest.postgres}.`,
    `${formatCount(manifest.tables.length, 'table')}, ${formatCount(rows, 'row')}, ${formatCount(manifest.migrations.length, 'migration')}.`,
    ledger === null
      ? 'Its ledger is empty.'
      : `Its ledger goes up to entry ${ledger.seq}, with the hash ${ledger.hash}.`,
    `Checksum: ${seal}`,
  ];
}

/** Whether the site has the secret of the backup; null when nothing need be said. */
export function keyWarning(backedUp: string | null, present: string | null, folder: string): string | null {
  if (backedUp === null || backedUp === present) return null;
  const wrong =
    present === null
      ? 'There is no session key here yet, and the backed-up site had one.'
      : 'The session key here is not that of the backed-up site.';
  return (
    `${wrong} The secrets of second factors are encrypted with it: until it is the same, codes of apps do not fit\n` +
    `(recovery codes do). Set NEXTAUTH_SECRET to that site's, or put its file session-secret into ${folder},\nbefore the site is started.`
  );
}
