import pg from 'pg';
import postgres, { type Sql } from 'postgres';
import { pendingMigrations } from '../migrate';
import { readMigrations } from '../migration-files';
import { StartError } from '../start-error';
import { type Finding, findingsAbout } from './finding';

const { ok, hint, problem } = findingsAbout('database');

const WITHIN_MS = 5_000;
const VERSION = 18;
/** Between this machine and the database's, in milliseconds: more shows in the times of entries, much more is a broken clock. */
const SKEW = { hint: 2_000, problem: 60_000 };
const EXTENSIONS = ['btree_gist', 'citext', 'pg_trgm'];

/** A connection that can only read. The caller ends it. */
export function connectReadOnly(url: string): Sql {
  return postgres(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'pledgebook doctor', default_transaction_read_only: true },
  });
}

/** Whether the server answers; null when it does. */
export async function lookAtConnection(sql: Sql, url: string): Promise<Finding | null> {
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const text = error instanceof Error && error.message !== '' ? error.message : code;
    const { host, pathname } = new URL(url);
    return problem(
      `The database at ${host}${pathname} cannot be used: ${text}.`,
      'Look whether the server runs and can be reached from here, and at user, password and name in DATABASE_URL.',
    );
  }
}

interface ServerFacts {
  readonly version: string;
  readonly number: number;
  readonly encoding: string;
  readonly inRecovery: boolean;
  readonly mayCreate: boolean;
  readonly fsync: string;
  readonly fullPages: string;
  readonly extensions: string[];
  readonly available: string[];
}

/** Version, encoding, rights, extensions, and whether what is committed survives a power cut. */
export async function lookAtServer(sql: Sql): Promise<Finding[]> {
  const [facts] = await sql<ServerFacts[]>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      current_setting('server_encoding') as encoding, pg_is_in_recovery() as "inRecovery",
      has_schema_privilege(current_schema(), 'CREATE') and has_database_privilege(current_database(), 'CREATE') as "mayCreate",
      current_setting('fsync') as fsync, current_setting('full_page_writes') as "fullPages",
      (select coalesce(array_agg(extname::text), '{}') from pg_extension) as extensions,
      (select coalesce(array_agg(name::text), '{}') from pg_available_extensions) as available`;
  return facts ? serverFindings(facts) : [];
}

/** What is said of a server with such facts. */
export function serverFindings(facts: ServerFacts): Finding[] {
  const findings: Finding[] = [];
  const major = Math.floor(facts.number / 10_000);
  if (major < VERSION) {
    findings.push(
      problem(
        `The server is PostgreSQL ${facts.version}; ${VERSION} is needed.`,
        'Upgrade it, or restore a backup into a newer one.',
      ),
    );
  } else if (major > VERSION) {
    findings.push(
      hint(
        `The server is PostgreSQL ${facts.version}, newer than what this version was tried with (${VERSION}).`,
        'Watch it, and upgrade Pledgebook.',
      ),
    );
  }
  if (facts.encoding !== 'UTF8') {
    findings.push(
      problem(
        `The database's encoding is ${facts.encoding}.`,
        "Make a new one with ENCODING 'UTF8' TEMPLATE template0, and restore a backup into it.",
      ),
    );
  }
  if (facts.inRecovery) {
    findings.push(
      problem('The server is a standby, which takes no writes.', 'Let DATABASE_URL name the primary.'),
    );
  }
  if (!facts.mayCreate) {
    findings.push(
      problem(
        'The account does not own the database: it cannot bring it to a new schema.',
        'ALTER DATABASE … OWNER TO the account of DATABASE_URL.',
      ),
    );
  }
  const unsafe = facts.fsync !== 'on' ? 'fsync' : facts.fullPages !== 'on' ? 'full_page_writes' : null;
  if (unsafe !== null) {
    findings.push(
      problem(
        `${unsafe} is off: a power cut can destroy the database.`,
        `Set ${unsafe} = on in the server's configuration.`,
      ),
    );
  }
  const lacking = EXTENSIONS.filter((name) => !facts.extensions.includes(name));
  const absent = lacking.filter((name) => !facts.available.includes(name));
  if (absent.length > 0) {
    findings.push(
      problem(
        `The server does not have the extensions ${absent.join(', ')}.`,
        'Install its contrib package (postgresql-contrib).',
      ),
    );
  } else if (lacking.length > 0) {
    findings.push(
      hint(
        `The extensions ${lacking.join(', ')} are not in the database yet.`,
        'The next start adds them; where only a superuser may, CREATE EXTENSION them beforehand.',
      ),
    );
  }
  return findings.length === 0
    ? [ok(`PostgreSQL ${facts.version} answers, and is as it should be.`)]
    : findings;
}

/** Whether the schema is this version's. `isCurrent` says whether one may look into the tables. */
export async function lookAtMigrations(
  sql: Sql,
  files = readMigrations(),
): Promise<{ readonly findings: readonly Finding[]; readonly isCurrent: boolean }> {
  const about = findingsAbout('schema');
  const [table] = await sql<
    { found: boolean }[]
  >`select to_regclass('_prisma_migrations') is not null as found`;
  if (!table?.found) {
    const none = about.hint(
      'The database is empty.',
      'The next "npm start" fills it, and "npm run restore" does.',
    );
    return { findings: [none], isCurrent: false };
  }
  const rows = await sql<{ name: string; checksum: string; finished: boolean }[]>`
    select migration_name as name, checksum, finished_at is not null as finished
    from _prisma_migrations where rolled_back_at is null order by migration_name`;
  const half = rows.find(({ finished }) => !finished);
  if (half) {
    const words = `The migration ${half.name} was begun by another tool and never finished.`;
    const failed = about.problem(words, 'npx prisma migrate resolve, or go back to a backup from before it.');
    return { findings: [failed], isCurrent: false };
  }
  try {
    const pending = pendingMigrations(files, [...rows]);
    if (pending.length === 0) {
      return { findings: [about.ok(`All ${files.length} migrations are applied.`)], isCurrent: true };
    }
    const words = `Migrations are waiting: ${pending.map(({ name }) => name).join(', ')}.`;
    return {
      findings: [about.hint(words, 'npm run backup; the next "npm start" applies them.')],
      isCurrent: false,
    };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const [words = '', ...advice] = error.message.split('\n');
    return { findings: [about.problem(words, advice.join(' '))], isCurrent: false };
  }
}

/** How far the clocks of this machine and the database are apart, and whether each knows the programmes' time zones. */
export async function lookAtClocks(sql: Sql, areTables: boolean, now = Date.now): Promise<Finding[]> {
  const about = findingsAbout('clocks');
  const asked = now();
  const [row] = await sql<
    { at: number }[]
  >`select extract(epoch from clock_timestamp())::float8 * 1000 as at`;
  const middle = (asked + now()) / 2;
  const skew = Math.abs((row?.at ?? middle) - middle);
  const findings: Finding[] = [];
  if (skew > SKEW.hint) {
    const words = `The clocks of this machine and the database are ${(skew / 1000).toFixed(1)} seconds apart.`;
    const advice = 'Let both take the time from the network (chrony, systemd-timesyncd).';
    findings.push(skew > SKEW.problem ? about.problem(words, advice) : about.hint(words, advice));
  }
  const zones = areTables
    ? await sql<{ name: string; known: boolean }[]>`
        select distinct timezone as name, exists (select from pg_timezone_names z where z.name = timezone) as known from programme`
    : [];
  for (const { name, known } of zones) {
    if (!known)
      findings.push(
        about.problem(
          `The database does not know the time zone ${name}.`,
          'Install its time zone data (tzdata).',
        ),
      );
    if (!isKnownHere(name))
      findings.push(
        about.problem(`Node.js does not know the time zone ${name}.`, 'Use a Node.js with full ICU.'),
      );
  }
  return findings.length === 0
    ? [about.ok('They agree, and know the time zones of all programmes.')]
    : findings;
}

function isKnownHere(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const CHANNEL = 'pledgebook_doctor';

/** Whether a notification arrives: it is how nodes hear of a publication. A pooler that shares connections swallows them. */
export async function lookAtNotifications(url: string, sql: Sql, withinMs = WITHIN_MS): Promise<Finding[]> {
  const about = findingsAbout('notifications');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: WITHIN_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    const heard = new Promise<boolean>((resolve) => {
      client.once('notification', () => resolve(true));
      setTimeout(() => resolve(false), withinMs).unref();
    });
    await sql.notify(CHANNEL, 'hello');
    if (await heard) return [about.ok('They arrive.')];
  } catch (error) {
    return [
      about.problem(`They could not be tried: ${error instanceof Error ? error.message : error}.`, ADVICE),
    ];
  } finally {
    await client.end().catch(() => {});
  }
  return [
    about.problem(
      'None arrived: other nodes would show a publication a second late at best, and ask the database for every page.',
      ADVICE,
    ),
  ];
}

const ADVICE = 'Let DATABASE_URL lead to PostgreSQL itself, or to a pooler in session mode.';
