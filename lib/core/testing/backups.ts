import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import postgres from 'postgres';
import { databaseUrl } from '@/lib/server/databases';

/** How a backup is taken in tests; what it tells is of no interest there. */
export function sourceOf(url: string) {
  const madeAt = new Date('2026-11-22T04:05:06Z');
  return { databaseUrl: url, version: '0.0.0', keyFingerprint: null, madeAt, tell: () => {} };
}

/**
 * An empty database that belongs to an account with no other rights than that, as an operator's own server may have it.
 *
 * @returns its address for that account, and how to be rid of both
 */
export async function makeOwnedDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `owned_${randomUUID().replaceAll('-', '')}`;
  const sql = postgres(databaseUrl(server, 'postgres'), { max: 1, onnotice: () => {} });
  await sql.unsafe(`CREATE ROLE ${name} LOGIN PASSWORD 'owner' NOSUPERUSER`);
  await sql.unsafe(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`);
  const url = new URL(databaseUrl(server, name));
  url.username = name;
  url.password = 'owner';
  const drop = async () => {
    await sql.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await sql.unsafe(`DROP ROLE ${name}`);
    await sql.end();
  };
  return { url: url.href, drop };
}

/** Everything about the schema that a restore must leave as the migrations made it, one line each. */
export async function schemaOf(url: string): Promise<string[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const rows = await sql<{ line: string }[]>`
      SELECT line FROM (
        SELECT format('%s: constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated) AS line
          FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT format('%s: trigger %s %s', tgrelid::regclass, pg_get_triggerdef(oid), tgenabled)
          FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT format('index %s', indexdef) FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT format('%s.%s %s %s %s', table_name, column_name, udt_name, is_nullable, column_default)
          FROM information_schema.columns WHERE table_schema = 'public'
      ) lines ORDER BY line COLLATE "C"`;
    return rows.map(({ line }) => line);
  } finally {
    await sql.end();
  }
}

/** Every row of every table, as text, with where the sequences stand. */
export async function rowsOf(url: string): Promise<Record<string, string[]>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const relations = await sql<{ name: string; kind: string }[]>`
      SELECT quote_ident(relname) AS name, relkind AS kind FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') ORDER BY relname`;
    const all: Record<string, string[]> = {};
    for (const { name, kind } of relations) {
      const line = kind === 'S' ? "concat_ws(' ', last_value, is_called)" : 't::text';
      const rows = await sql.unsafe<{ line: string }[]>(
        `SELECT ${line} AS line FROM ${name} t ORDER BY ${line} COLLATE "C"`,
      );
      all[name] = rows.map(({ line }) => line);
    }
    return all;
  } finally {
    await sql.end();
  }
}

/** An output that takes nothing after its first piece until it is let go. */
export class HeldOutput extends Writable {
  readonly pieces: Buffer[] = [];
  readonly begun: Promise<void>;
  private begin = () => {};
  private letGo: (() => void) | null = null;
  private isHeld = true;

  constructor() {
    super();
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
  }

  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.pieces.push(piece);
    this.begin();
    if (this.isHeld) this.letGo = done;
    else done();
  }

  release(): void {
    this.isHeld = false;
    this.letGo?.();
  }
}
