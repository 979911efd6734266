import postgres from 'postgres';
import { migrate } from './migrate';

/** The same server and account, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}

/**
 * Makes an empty database and brings it to the present schema, to be cloned by {@link cloneDatabase}. One of that
 * name that exists already is dropped first.
 *
 * @param adminUrl any database of the server, with the right to create databases
 * @returns the new database's address
 */
export async function createTemplateDatabase(adminUrl: string, name: string): Promise<string> {
  await dropDatabase(adminUrl, name);
  await withAdmin(adminUrl, (sql) => sql`create database ${sql(name)}`);
  const url = databaseUrl(adminUrl, name);
  await migrate(url);
  return url;
}

/**
 * Makes a copy of a database that nobody is connected to; it takes some 100 ms. One of
 * the new name that exists already is dropped first.
 *
 * @returns the copy's address
 */
export async function cloneDatabase(adminUrl: string, template: string, name: string): Promise<string> {
  await dropDatabase(adminUrl, name);
  await withAdmin(adminUrl, (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  return databaseUrl(adminUrl, name);
}

/** Drops a database if it exists, with the connections that are open to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withAdmin(adminUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
}

async function withAdmin(adminUrl: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(databaseUrl(adminUrl, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
