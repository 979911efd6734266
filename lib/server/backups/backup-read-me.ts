import type { Manifest } from './manifest';

/** What somebody finds who opens a backup years later and knows nothing of it. */
export function readMe({
  version,
  madeAt,
  postgres,
}: Pick<Manifest, 'version' | 'madeAt' | 'postgres'>): string {
  return `This is a backup of a Pledgebook site, made at ${madeAt} by version ${version}, from PostgreSQL ${postgres}.

It holds password hashes and the e-mail addresses of accounts and subscribers: keep it where only you can read it.

To load it into an empty database:   npm run restore -- <this file>

manifest.json lists the tables with their columns, rows and checksums, the migrations and the sequences.
tables/<table>.txt has the rows of a table in the text form of PostgreSQL's COPY (UTF-8, tabs between columns, \\N for
null): COPY <table> (<columns>) FROM STDIN takes them. The comment of this ZIP file is the SHA-256 of all bytes before it.
`;
}
