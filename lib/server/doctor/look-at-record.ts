import type { Sql } from 'postgres';
import { METHOD_VERSION } from '@/lib/status/version';
import { type Finding, findingsAbout } from './finding';

/** So many of the newest entries are recomputed where nobody asked for all. */
const NEWEST = 500n;
const HOUR_MS = 3_600_000;
/** Rounds that were missed before it is worth a word. */
const MISSED_ROUNDS = 3;

/**
 * Whether the chain of the ledger is whole, at its end or (`isFull`) from the beginning, and whether the pages are made from
 * it. Needs this version's schema and DATABASE_URL.
 */
export async function lookAtLedger(sql: Sql, isFull: boolean): Promise<Finding[]> {
  const { ok, problem } = findingsAbout('ledger');
  const advice =
    'npm run ledger:verify tells more. Stop publishing, keep this database as it is, and compare with a backup.';
  const { iterateLedger, ledgerHead } = await import('@/lib/ledger/queries');
  const { verifyChain } = await import('@/lib/ledger/verify-chain');
  const { chainFaultWords, verifyLedger } = await import('../ledger-faults');
  const head = BigInt((await ledgerHead()).seq);
  if (isFull) {
    const faults: string[] = [];
    const isWhole = await verifyLedger({ say: () => {}, complain: (line) => faults.push(line) });
    if (!isWhole) return faults.map((line) => problem(line, advice));
    return [ok(`All ${head} entries are whole, and the pages are made from them.`)];
  }
  const from = head > NEWEST ? head - NEWEST : 0n;
  const [before] = await sql<
    { hash: string }[]
  >`select hash from ledger_entry where seq = ${from.toString()}`;
  const start = before ? { seq: from, hash: before.hash } : undefined;
  const verdict = await verifyChain(iterateLedger(null, undefined, start?.seq ?? 0n), start);
  if (!verdict.ok) return [problem(chainFaultWords(verdict), advice)];
  const [counts] = await sql<{ figures: number; told: number; ahead: number }[]>`
    select (select count(*) from figure where published_at is not null)::int as figures,
      (select count(*) from ledger_entry where kind in ('figure_published', 'figure_corrected'))::int as told,
      (select count(*) from target_summary where ledger_seq > ${head.toString()})::int as ahead`;
  if (counts && counts.figures !== counts.told) {
    return [
      problem(`${counts.figures} figures are published, and the ledger tells of ${counts.told}.`, advice),
    ];
  }
  if (counts && counts.ahead > 0) {
    return [problem(`${counts.ahead} summaries were made from entries that are no longer there.`, advice)];
  }
  return [
    ok(
      `The newest ${head - from} of ${head} entries are whole, and tell of every published figure (--full looks at all).`,
    ),
  ];
}

/** Whether the stored summaries are of this version's method. */
export async function lookAtSummaries(sql: Sql): Promise<Finding[]> {
  const { ok, problem } = findingsAbout('summaries');
  const [row] = await sql<{ older: number; all: number }[]>`
    select count(*) filter (where method_version <> ${METHOD_VERSION})::int as older, count(*)::int as all from target_summary`;
  if (!row || row.older === 0)
    return [ok(`All ${row?.all ?? 0} are of version ${METHOD_VERSION} of the method.`)];
  return [
    problem(
      `${row.older} of ${row.all} are of another version of the method than ${METHOD_VERSION}.`,
      'Restart the site with this version; if they stay, restore the backup from before the upgrade and report it.',
    ),
  ];
}

/** Whether somebody can keep the site, and how well accounts that may do everything are guarded. */
export async function lookAtAccounts(sql: Sql): Promise<Finding[]> {
  const { ok, hint, problem } = findingsAbout('accounts');
  const people = await sql<{ role: string; guarded: boolean }[]>`
    select role, exists (select from second_factor f where f.user_id = u.id and confirmed_at is not null) as guarded
    from user_account u where disabled_at is null
      and (password_hash is not null or exists (select from identity i where i.user_id = u.id))`;
  const admins = people.filter(({ role }) => role === 'admin');
  if (admins.length === 0) {
    return [
      hint(
        'There is no administrator who can sign in.',
        'Open the one-time address that "npm start" prints, or npm run account -- add.',
      ),
    ];
  }
  const findings: Finding[] = [];
  const unguarded = admins.filter(({ guarded }) => !guarded).length;
  if (unguarded > 0) {
    findings.push(
      hint(
        `${unguarded} of ${admins.length} administrators have no second factor.`,
        'Each sets one up under “Account” on the desk; “Accounts” can require it of the role.',
      ),
    );
  }
  const [two] = await sql<
    { found: number }[]
  >`select count(*)::int as found from programme where review_policy = 'two_people'`;
  if ((two?.found ?? 0) > 0 && people.length < 2) {
    findings.push(
      problem(
        'A programme needs two people for each figure, and there is one account.',
        'Invite a second person, or let the programme be kept by one (which its entries then say).',
      ),
    );
  }
  return findings.length === 0
    ? [
        ok(
          `${people.length} can sign in, ${admins.length} of them as administrators, all with a second factor.`,
        ),
      ]
    : findings;
}

/** Whether the sources are visited as often as was asked for. */
export async function lookAtSources(sql: Sql, everyHours: number, now: Date): Promise<Finding[]> {
  const { ok, hint } = findingsAbout('sources');
  if (everyHours === 0)
    return [ok('They are visited only by the command (PLEDGEBOOK_SOURCES_EVERY_HOURS is 0).')];
  const [last] = await sql<{ at: Date; isDiscarded: boolean }[]>`
    select finished_at as at, is_discarded as "isDiscarded" from source_run order by id desc limit 1`;
  if (!last)
    return [
      hint('They were never visited.', 'The running site does so by itself; or npm run sources:check.'),
    ];
  const hours = Math.floor((now.getTime() - last.at.getTime()) / HOUR_MS);
  if (last.isDiscarded) {
    return [
      hint(
        'At the last visit not one answered: this machine has no way out.',
        'Look at the firewall; visits go without a proxy.',
      ),
    ];
  }
  if (hours > everyHours * MISSED_ROUNDS) {
    return [
      hint(
        `They were last visited ${hours} hours ago, and should be every ${everyHours}.`,
        'The running site does so by itself: look at its log.',
      ),
    ];
  }
  return [ok(`They were visited ${hours} hours ago.`)];
}

/** Whether the nodes that serve hear of publications. */
export async function lookAtListeners(sql: Sql, isRunning: boolean): Promise<Finding[]> {
  const { ok, problem } = findingsAbout('nodes');
  const { LISTENER_NAME } = await import('../listen');
  const [row] = await sql<{ nodes: number }[]>`
    select count(*)::int as nodes from pg_stat_activity
    where datname = current_database() and application_name = ${LISTENER_NAME}`;
  const nodes = row?.nodes ?? 0;
  if (isRunning && nodes === 0) {
    return [
      problem(
        'The site runs, and none of its processes listens for publications in this database.',
        'Does it run on another database than these settings name? Else restart it.',
      ),
    ];
  }
  return [ok(`${nodes} ${nodes === 1 ? 'process listens' : 'processes listen'} for publications.`)];
}
