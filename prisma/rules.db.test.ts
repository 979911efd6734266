import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchDatabase } from '@/lib/core/testing/database';

// Raw SQL on purpose: these rules hold whoever asks, also a person with a database console.
const sql = postgres(await scratchDatabase('schema'), { max: 1, onnotice: () => {} });
afterAll(() => sql.end());

type Row = Record<string, postgres.SerializableParameter | postgres.JSONValue>;
type Tx = postgres.TransactionSql;

const ids = {
  programme: randomUUID(),
  otherProgramme: randomUUID(),
  principle: randomUUID(),
  theme: randomUUID(),
  otherTheme: randomUUID(),
  document: randomUUID(),
  pledge: randomUUID(),
  otherPledge: randomUUID(),
  target: randomUUID(),
  otherTarget: randomUUID(),
  author: randomUUID(),
  reviewer: randomUUID(),
  subscriber: randomUUID(),
};
const text = { en: 'Words' };

/** A right row of each table; a test changes the one thing that it is about. */
const rows = {
  programme: () => ({
    slug: 'p-2022',
    title: text,
    promiser: { en: 'A. Person' },
    office: { en: 'President' },
    country: 'KZ',
    timezone: 'Asia/Almaty',
    announced_on: '2022-10-15',
    starts_on: '2022-11-26',
    ends_on: '2029-11-26',
  }),
  programme_document: () => ({
    programme_id: ids.programme,
    position: 9,
    key: 'plan',
    title: 'Plan',
    publisher: 'Government',
    kind: 'government',
  }),
  region: () => ({
    programme_id: ids.programme,
    position: 9,
    code: 'KZ-99',
    name: text,
    tile_row: 9,
    tile_column: 9,
  }),
  principle: () => ({ programme_id: ids.programme, position: 9, slug: 'p9', title: text }),
  theme: () => ({
    programme_id: ids.programme,
    principle_id: ids.principle,
    position: 9,
    slug: 't9',
    title: text,
  }),
  pledge: () => ({
    programme_id: ids.programme,
    theme_id: ids.theme,
    position: 9,
    slug: 'roads',
    title: text,
    summary: text,
    testability: 'quantified',
    origin: 'programme',
  }),
  pledge_source: () => ({ pledge_id: ids.pledge, position: 9, url: 'https://example.org/a' }),
  target_summary: () => ({ target_id: ids.otherTarget, method_version: 1, summary: {}, ledger_seq: 1 }),
  target: () => ({
    pledge_id: ids.pledge,
    position: 9,
    key: 'built',
    metric: text,
    kind: 'total',
    direction: 'up',
    unit: 'm2',
    value: '111',
    comparison: 'at_least',
  }),
  assessment: () => ({
    pledge_id: ids.pledge,
    verdict: 'kept',
    reasoning: text,
    method_version: 1,
    author_id: ids.author,
    submitted_at: '2024-01-01',
  }),
  assessment_source: () => ({
    position: 9,
    url: 'https://example.org/a',
    publisher: 'Somebody',
    kind: 'media',
  }),
  revision: () => ({
    pledge_id: ids.pledge,
    target_id: ids.target,
    before: { value: '1' },
    content: { value: '2' },
    based_on: 1,
    revised_on: '2024-01-01',
    reason: text,
    author_id: ids.author,
    submitted_at: '2024-01-01',
  }),
  revision_source: () => ({
    position: 9,
    url: 'https://example.org/a',
    publisher: 'Somebody',
    kind: 'media',
  }),
  assessment_event: () => ({ at: '2024-01-01', actor_id: ids.reviewer, kind: 'submitted' }),
  retraction: () => ({ proposer_id: ids.author, proposed_at: '2024-01-01', reason: text }),
  expected_release: () => ({
    target_id: ids.target,
    name: text,
    publisher: 'Bureau of Statistics',
    reference_on: '2026-12-31',
    expected_on: '2027-02-10',
  }),
  figure: () => ({
    pledge_id: ids.pledge,
    target_id: ids.target,
    shape: 'amount',
    role: 'counted',
    value: '5.5',
    unit: 'm2',
    from_date: '2023-01-01',
    to_date: '2023-12-31',
    recorded_by_id: ids.author,
    recorded_at: '2024-01-31T10:00:00Z',
  }),
  figure_source: () => ({
    position: 0,
    url: 'https://example.org/figures',
    publisher: 'Bureau of Statistics',
    kind: 'official_statistics',
  }),
  ledger_entry: () => ({
    seq: 1,
    at: '2024-01-31T10:00:00Z',
    kind: 'programme_added',
    actor_id: ids.author,
    actor_name: 'Author',
    programme_id: ids.programme,
    content: { a: 1 },
    prev_hash: '0'.repeat(64),
    hash: 'a'.repeat(64),
  }),
  user_account: () => ({ name: 'Someone', role: 'editor', email: 'some@example.org', password_hash: 'x' }),
  invitation: () => ({ token_hash: 'b'.repeat(64), role: 'editor', expires_at: '2030-01-01' }),
  password_link: () => ({
    token_hash: 'c'.repeat(64),
    user_id: ids.author,
    issued_by_id: ids.reviewer,
    created_at: '2026-01-01',
    expires_at: '2026-01-02',
  }),
  identity: () => ({
    user_id: ids.author,
    issuer: 'https://login.example.org',
    subject: 'a-subject',
    created_at: '2026-01-01',
  }),
  sign_in: () => ({ at: '2026-01-01', outcome: 'wrong_password', address: '192.0.2.1' }),
  second_factor: () => ({ user_id: ids.author, sealed_secret: 'x', started_at: '2026-01-01' }),
  second_factor_event: () => ({
    at: '2026-01-01',
    user_id: ids.author,
    actor_id: ids.author,
    kind: 'switched_on',
  }),
  source_address: () => ({ url: 'https://example.org/source' }),
  error_report: () => ({
    pledge_id: ids.pledge,
    locale: 'en',
    wrong: 'The year.',
    received_at: '2026-01-01',
  }),
  snapshot: () => ({
    programme_id: ids.programme,
    seq: 1,
    head_hash: 'a'.repeat(64),
    day: '2026-01-01',
    method_version: 1,
    bytes: 5,
    sha256: 'b'.repeat(64),
    parts: 1,
    made_at: '2026-01-01',
  }),
  snapshot_part: () => ({ position: 0, content: Buffer.from('bytes') }),
  source_run: () => ({ started_at: '2026-01-01', finished_at: '2026-01-01T01:00:00Z', visits: 1 }),
  source_check: () => ({ at: '2026-01-01', outcome: 'seen' }),
  source_extract: () => ({ extract: '5.5 m²', found_at: '2026-01-01' }),
  subscription_wish: () => ({
    email: 'reader@example.org',
    locale: 'kk',
    frequency: 'weekly',
    programme_id: ids.programme,
    created_at: '2026-01-01',
    expires_at: '2026-01-03',
  }),
  subscriber: () => ({
    email: 'reader@example.org',
    locale: 'kk',
    frequency: 'weekly',
    confirmed_at: '2026-01-01',
  }),
  subscription: () => ({
    subscriber_id: ids.subscriber,
    programme_id: ids.programme,
    after_seq: 0,
    settled_at: '2026-01-01',
  }),
  digest: () => ({ subscriber_id: ids.subscriber, up_to_seq: 1, begun_at: '2026-01-01' }),
  source_look: () => ({ at: '2026-01-01', actor_id: ids.author, state: 'dead', note: 'Looked.' }),
} satisfies Record<string, () => Row>;

async function insert(tx: Tx, table: keyof typeof rows, changes: Row = {}): Promise<string> {
  const row: Row = { ...rows[table](), ...changes };
  const [made] = await tx<{ id?: string }[]>`insert into ${tx(table)} ${tx(row)} returning *`;
  return made?.id ?? '';
}

class Undo extends Error {}

/** Does the work and takes it back. Answers the broken rule's name, the message where it has none, or null. */
async function refusal(work: (tx: Tx) => Promise<unknown>): Promise<string | null> {
  try {
    await sql.begin(async (tx) => {
      await work(tx);
      throw new Undo();
    });
    return null;
  } catch (error) {
    if (error instanceof Undo) return null;
    if (!(error instanceof postgres.PostgresError) || !error.code.startsWith('23')) throw error;
    return error.constraint_name ?? error.message;
  }
}

beforeAll(async () => {
  await sql.begin(async (tx) => {
    await insert(tx, 'programme', { id: ids.programme, slug: 'first' });
    await insert(tx, 'programme', { id: ids.otherProgramme, slug: 'second' });
    await insert(tx, 'programme_document', { id: ids.document, key: 'law' });
    await insert(tx, 'region', { code: 'KZ-10', tile_row: 1, tile_column: 1 });
    await insert(tx, 'region', { code: 'KZ-11', tile_row: 1, tile_column: 2 });
    await insert(tx, 'principle', { id: ids.principle, slug: 'p1' });
    await insert(tx, 'theme', { id: ids.theme, slug: 't1' });
    const elsewhere = { programme_id: ids.otherProgramme };
    const principle = await insert(tx, 'principle', elsewhere);
    await insert(tx, 'theme', { ...elsewhere, id: ids.otherTheme, principle_id: principle });
    await insert(tx, 'pledge', { id: ids.pledge, slug: 'housing' });
    await insert(tx, 'pledge', { id: ids.otherPledge, slug: 'canals' });
    await insert(tx, 'target', { id: ids.target, key: 'homes' });
    await insert(tx, 'target', { id: ids.otherTarget, key: 'km', pledge_id: ids.otherPledge });
    await insert(tx, 'user_account', { id: ids.author, email: 'author@example.org' });
    await insert(tx, 'user_account', { id: ids.reviewer, email: 'reviewer@example.org' });
    await insert(tx, 'identity', { user_id: ids.reviewer, subject: 'taken' });
    await insert(tx, 'subscriber', { id: ids.subscriber, email: 'subscriber@example.org' });
    await insert(tx, 'subscription', { pledge_id: ids.pledge });
  });
});

const level = { kind: 'level', comparison: 'at_most', value: '14', unit: '%' };
const relative = { kind: 'relative', value: null, factor: '1.5' };
const noValue = { value: null, comparison: null };
const baseline = { baseline_value: '4', baseline_on: '2022-12-31' };
const reading = { shape: 'reading', from_date: null, to_date: null, on_date: '2023-12-31' };

type Case = [name: string, table: keyof typeof rows, changes: Row];

describe('refuses', () => {
  const cases: [...Case, rule: string][] = [
    ['a slug with capitals', 'programme', { slug: 'P-1' }, 'programme_slug_check'],
    ['a slug with two hyphens', 'programme', { slug: 'p--1' }, 'programme_slug_check'],
    ['an endless slug', 'programme', { slug: 'p'.repeat(101) }, 'programme_slug_check'],
    ['a slug that is taken', 'programme', { slug: 'first' }, 'programme_slug_key'],
    ['a title without a language', 'programme', { title: {} }, 'programme_title_check'],
    ['nobody who promised', 'programme', { promiser: {} }, 'programme_promiser_check'],
    ['an office that is plain text', 'programme', { office: '"Mayor"' }, 'programme_office_check'],
    ['a note that is no object', 'programme', { note: ['a'] }, 'programme_note_check'],
    ['a country in words', 'programme', { country: 'Kazakhstan' }, 'programme_country_check'],
    ['a term of no length', 'programme', { ends_on: '2022-11-26' }, 'programme_term_check'],
    ['a document at no address', 'programme_document', { url: 'law.pdf' }, 'programme_document_url_check'],
    ['a region by its name', 'region', { code: 'Abai' }, 'region_code_check'],
    ['a region twice', 'region', { code: 'KZ-10' }, 'region_programme_id_code_key'],
    ['a region without a name', 'region', { name: {} }, 'region_name_check'],
    ['a short name that is none', 'region', { short: {} }, 'region_short_check'],
    ['a tile off the map', 'region', { tile_column: 0 }, 'region_tile_check'],
    [
      'two regions on one tile',
      'region',
      { tile_row: 1, tile_column: 2 },
      'region_programme_id_tile_row_tile_column_key',
    ],
    ['a principle without title', 'principle', { title: {} }, 'principle_title_check'],
    ['a principle with a bad slug', 'principle', { slug: 'Ä' }, 'principle_slug_check'],
    ['a theme without title', 'theme', { title: {} }, 'theme_title_check'],
    ['a theme with a bad slug', 'theme', { slug: '-t' }, 'theme_slug_check'],
    [
      'a theme below another programme’s principle',
      'theme',
      { programme_id: ids.otherProgramme, slug: 't8' },
      'theme_principle_id_programme_id_fkey',
    ],
    ['a pledge with a bad slug', 'pledge', { slug: 'a_b' }, 'pledge_slug_check'],
    ['a pledge without title', 'pledge', { title: {} }, 'pledge_title_check'],
    ['a summary that is no object', 'pledge', { summary: ['a'] }, 'pledge_summary_check'],
    ['a pledge twice', 'pledge', { slug: 'housing' }, 'pledge_programme_id_slug_key'],
    [
      'a pledge below another programme’s theme',
      'pledge',
      { theme_id: ids.otherTheme },
      'pledge_theme_id_programme_id_fkey',
    ],
    ['a source that is nowhere', 'pledge_source', { url: null }, 'pledge_source_place_check'],
    ['a line of no document', 'pledge_source', { line: 3 }, 'pledge_source_line_check'],
    ['line 0', 'pledge_source', { line: 0, document_id: ids.document }, 'pledge_source_line_check'],
    ['an address of another kind', 'pledge_source', { url: 'ftp://example.org' }, 'pledge_source_url_check'],
    ['a date in words', 'pledge_source', { published_on: 'May 2023' }, 'pledge_source_published_on_check'],
    ['a target with a bad key', 'target', { key: 'A b' }, 'target_key_check'],
    ['a target without metric', 'target', { metric: {} }, 'target_metric_check'],
    ['a total with a factor', 'target', { factor: '2' }, 'target_kind_check'],
    ['a total without unit', 'target', { unit: null }, 'target_kind_check'],
    ['a total with a baseline', 'target', baseline, 'target_kind_check'],
    ['a total of nothing', 'target', { value: '0' }, 'target_total_check'],
    ['a total without comparison', 'target', { comparison: null }, 'target_total_check'],
    ['a level without value', 'target', { ...level, value: null }, 'target_kind_check'],
    ['a level without comparison', 'target', { ...level, comparison: null }, 'target_kind_check'],
    ['a level with a factor', 'target', { ...level, factor: '2' }, 'target_kind_check'],
    ['a relative target with a value', 'target', { ...relative, value: '3' }, 'target_kind_check'],
    ['a relative target without factor', 'target', { ...relative, factor: null }, 'target_kind_check'],
    ['a factor of nothing', 'target', { ...relative, factor: '0' }, 'target_factor_check'],
    ['a trend with a value', 'target', { kind: 'trend' }, 'target_kind_check'],
    ['upkeep with a baseline', 'target', { ...noValue, ...baseline, kind: 'maintain' }, 'target_kind_check'],
    ['a milestone with a value', 'target', { kind: 'milestone' }, 'target_kind_check'],
    [
      'a due date before the start',
      'target',
      { start_on: '2024-01-02', due_on: '2024-01-01' },
      'target_term_check',
    ],
    ['half a baseline', 'target', { ...level, baseline_value: '4' }, 'target_baseline_check'],
    ['stages of a total', 'target', { stages: 2 }, 'target_stages_check'],
    ['no stage', 'target', { ...noValue, kind: 'milestone', stages: 0 }, 'target_stages_check'],
    ['a report after eleven years', 'target', { reporting_interval_days: 3661 }, 'target_reporting_check'],
    ['a target that is part of itself', 'target', { part_of: 'built' }, 'target_part_of_check'],
    ['a target that is part of none', 'target', { part_of: 'castles' }, 'target_pledge_id_part_of_fkey'],
    ['a target twice', 'target', { key: 'homes' }, 'target_pledge_id_key_key'],
    ['an outline without steps', 'target_summary', { outline: {} }, 'target_summary_derived_check'],
    [
      'a target that was never anything',
      'target_summary',
      { outline: {}, steps: [], derived_seq: 1 },
      'target_summary_steps_check',
    ],
    ['an amount without end', 'figure', { to_date: null }, 'figure_dates_check'],
    ['an amount that ends first', 'figure', { to_date: '2022-12-31' }, 'figure_dates_check'],
    ['an amount with a day', 'figure', { on_date: '2023-12-31' }, 'figure_dates_check'],
    ['a reading over a period', 'figure', { shape: 'reading' }, 'figure_dates_check'],
    ['half a stage', 'figure', { ...reading, shape: 'stage', value: '1.5' }, 'figure_stage_check'],
    ['stage 0', 'figure', { ...reading, shape: 'stage', value: '0' }, 'figure_stage_check'],
    ['a negative counted amount', 'figure', { value: '-1' }, 'figure_quantity_check'],
    ['a counted figure of no target', 'figure', { target_id: null }, 'figure_counted_check'],
    ['another pledge’s target', 'figure', { target_id: ids.otherTarget }, 'figure_target_id_pledge_id_fkey'],
    ['a draft that was published', 'figure', { published_at: '2024-02-01' }, 'figure_published_check'],
    ['approval of one’s own', 'figure', { approved_by_id: ids.author }, 'figure_approver_check'],
    ['an entry without number', 'ledger_entry', { seq: 0 }, 'Ledger entry 0 does not follow entry 0'],
    ['a hash that is none', 'ledger_entry', { hash: 'A'.repeat(64) }, 'ledger_entry_hash_check'],
    ['a password without an address', 'user_account', { email: null }, 'user_account_sign_in_check'],
    [
      'an invitation used and taken back',
      'invitation',
      { used_at: '2026-01-01', revoked_at: '2026-01-01' },
      'invitation_end_check',
    ],
    [
      'a link used and taken back',
      'password_link',
      { used_at: '2026-01-01', revoked_at: '2026-01-01' },
      'password_link_end_check',
    ],
    ['a sign-in of nobody', 'sign_in', { outcome: 'succeeded' }, 'sign_in_account_check'],
    ['a code of nobody', 'sign_in', { outcome: 'wrong_code' }, 'sign_in_code_check'],
    [
      'a second factor confirmed by no code',
      'second_factor',
      { confirmed_at: '2026-01-01' },
      'second_factor_confirmed_check',
    ],
    [
      'a second factor switched on by another',
      'second_factor_event',
      { actor_id: ids.reviewer },
      'second_factor_event_actor_check',
    ],
    [
      'one’s own second factor taken away',
      'second_factor_event',
      { kind: 'taken_away' },
      'second_factor_event_actor_check',
    ],
    ['an identity of two people', 'identity', { subject: 'taken' }, 'identity_issuer_subject_key'],
    [
      'a second identity at a provider',
      'identity',
      { user_id: ids.reviewer, subject: 'another' },
      'identity_user_id_issuer_key',
    ],
    ['an identity without a subject', 'identity', { subject: '' }, 'identity_subject_check'],
    ['an identity of no provider', 'identity', { issuer: 'example.org' }, 'identity_subject_check'],
    [
      'an address in other capitals',
      'user_account',
      { email: 'AUTHOR@example.org' },
      'user_account_email_key',
    ],
    [
      'a wish for a theme and a pledge',
      'subscription_wish',
      { theme_id: ids.theme, pledge_id: ids.pledge },
      'subscription_wish_topic_check',
    ],
    [
      'a wish that is over before it is made',
      'subscription_wish',
      { expires_at: '2026-01-01' },
      'subscription_wish_expiry_check',
    ],
    [
      'a subscription to a theme and a pledge',
      'subscription',
      { theme_id: ids.theme, pledge_id: ids.pledge },
      'subscription_topic_check',
    ],
    ['a subscription from before the ledger', 'subscription', { after_seq: -1 }, 'subscription_after_check'],
    ['a subscription twice', 'subscription', { pledge_id: ids.pledge }, 'subscription_once'],
    [
      'a subscriber in other capitals',
      'subscriber',
      { email: 'SUBSCRIBER@example.org' },
      'subscriber_email_key',
    ],
    ['a second try without a failure', 'subscriber', { retry_at: '2026-01-01' }, 'subscriber_failures_check'],
    ['fewer failures than none', 'subscriber', { failures: -1 }, 'subscriber_failures_check'],
    ['a mail that tells of nothing', 'digest', { up_to_seq: 0 }, 'digest_check'],
  ];
  test.each(cases)('%s', async (_, table, changes, rule) => {
    expect(await refusal((tx) => insert(tx, table, changes))).toBe(rule);
  });
});

describe('the source of a figure', () => {
  const cases: [string, Row, string | null][] = [
    ['at an address of another kind', { url: 'javascript:alert(1)' }, 'figure_source_url_check'],
    ['at an endless address', { url: `https://example.org/${'a'.repeat(2000)}` }, 'figure_source_url_check'],
    ['of nobody', { publisher: '' }, 'figure_source_publisher_check'],
    ['of somebody at an address', {}, null],
  ];
  test.each(cases)('%s', async (_, changes, rule) => {
    const add = async (tx: Tx) =>
      insert(tx, 'figure_source', { figure_id: await insert(tx, 'figure'), ...changes });
    expect(await refusal(add)).toBe(rule);
  });
});

describe('accepts', () => {
  const cases: Case[] = [
    ['a programme of 100 letters', 'programme', { slug: 'p'.repeat(100), note: text }],
    ['a document at an address', 'programme_document', { url: 'https://example.org/law' }],
    ['a region with a short name', 'region', { short: text }],
    [
      'the same region and tile of another programme',
      'region',
      { programme_id: ids.otherProgramme, code: 'KZ-10' },
    ],
    ['a figure about a region', 'figure', { region: 'KZ-10' }],
    ['a source by line', 'pledge_source', { url: null, document_id: ids.document, line: 1 }],
    ['a source of a month', 'pledge_source', { published_on: '2023-05' }],
    ['a total', 'target', {}],
    ['an open-ended total', 'target', noValue],
    ['a level with a baseline', 'target', { ...level, ...baseline }],
    ['a relative target', 'target', relative],
    ['a trend', 'target', { ...noValue, ...baseline, kind: 'trend' }],
    ['upkeep', 'target', { ...noValue, kind: 'maintain', unit: null }],
    ['a milestone of 3 stages', 'target', { ...noValue, kind: 'milestone', unit: null, stages: 3 }],
    ['a due date on the first day', 'target', { start_on: '2024-01-01', due_on: '2024-01-01' }],
    ['a part of another target', 'target', { part_of: 'homes' }],
    ['the same key below another pledge', 'target', { key: 'homes', pledge_id: ids.otherPledge }],
    ['an amount of one day', 'figure', { to_date: '2023-01-01' }],
    ['an invitation taken back', 'invitation', { revoked_at: '2026-01-01' }],
    ['a link that was used', 'password_link', { used_at: '2026-01-01' }],
    ['a failed sign-in of nobody', 'sign_in', {}],
    ['a wrong code of somebody', 'sign_in', { outcome: 'wrong_code', user_id: ids.author }],
    ['a second factor that is being set up', 'second_factor', {}],
    ['a second factor that is on', 'second_factor', { confirmed_at: '2026-01-01', last_step: 5 }],
    ['a second factor switched on', 'second_factor_event', {}],
    ['one taken away from the shell', 'second_factor_event', { kind: 'taken_away', actor_id: null }],
    ['a link that its holder asked for', 'password_link', { issued_by_id: null }],
    ['an identity at a provider', 'identity', {}],
    ['an account without a password', 'user_account', { password_hash: null }],
    ['a negative reading', 'figure', { ...reading, value: '-1' }],
    ['a negative amount for context', 'figure', { value: '-1', role: 'context' }],
    ['a figure of no target', 'figure', { target_id: null, role: 'context' }],
    ['a stage', 'figure', { ...reading, shape: 'stage', value: '2' }],
    ['all 38 digits', 'figure', { value: `${'9'.repeat(28)}.${'9'.repeat(10)}` }],
    ['the first entry', 'ledger_entry', {}],
    ['a wish for a theme', 'subscription_wish', { theme_id: ids.theme }],
    ['a subscription to a programme', 'subscription', {}],
    ['a subscription to another pledge', 'subscription', { pledge_id: ids.otherPledge }],
    ['a subscriber who is tried again', 'subscriber', { failures: 1, retry_at: '2026-01-01' }],
    ['a mail', 'digest', {}],
    ['an account that cannot sign in', 'user_account', { email: null, password_hash: null }],
  ];
  test.each(cases)('%s', async (_, table, changes) => {
    expect(await refusal((tx) => insert(tx, table, changes))).toBeNull();
  });
});

/** A figure with a source, taken through the states to `published`. */
async function publish(tx: Tx, changes: Row = {}): Promise<string> {
  const id = await insert(tx, 'figure', { state: 'submitted', ...changes });
  await insert(tx, 'figure_source', { figure_id: id });
  await tx`update figure set state = 'published', published_at = now() where id = ${id}`;
  return id;
}

describe('two counted amounts of one target', () => {
  const OVERLAP = 'figure_counted_amounts_overlap';
  const later = (from_date: string, more: Row = {}) => ({ from_date, to_date: '2024-12-31', ...more });
  const second: [string, Row, string | null][] = [
    ['overlap by a day', later('2023-12-31'), OVERLAP],
    ['are the same', {}, OVERLAP],
    ['follow each other', later('2024-01-01'), null],
    ['of which one is about a region', later('2023-06-01', { region: 'KZ-10' }), null],
    ['of which one is an alternative', later('2023-06-01', { role: 'alternative' }), null],
    ['of which one is a running total', { ...reading, shape: 'running_total' }, null],
    ['of two targets', later('2023-06-01', { pledge_id: ids.otherPledge, target_id: ids.otherTarget }), null],
  ];
  test.each(second)('that %s', async (_, changes, rule) => {
    const both = async (tx: Tx) => {
      await publish(tx);
      await publish(tx, changes);
    };
    expect(await refusal(both)).toBe(rule);
  });

  test('of regions overlap where the region is the same', async () => {
    const both = (region: string) => async (tx: Tx) => {
      await publish(tx, { region: 'KZ-10' });
      await publish(tx, { ...later('2023-12-31'), region });
    };
    expect(await refusal(both('KZ-10'))).toBe(OVERLAP);
    expect(await refusal(both('KZ-11'))).toBeNull();
  });

  test('do not collide once one is superseded', async () => {
    const correct = async (tx: Tx) => {
      const first = await publish(tx);
      await tx`update figure set state = 'superseded' where id = ${first}`;
      await publish(tx, { supersedes_id: first, reason: text });
    };
    expect(await refusal(correct)).toBeNull();
  });
});

describe('the region of a figure', () => {
  const unknown = /has no region KZ-(77|20)/;

  test('is one of its programme', async () => {
    expect(await refusal((tx) => insert(tx, 'figure', { region: 'KZ-77' }))).toMatch(unknown);
    const foreign = async (tx: Tx) => {
      await insert(tx, 'region', { programme_id: ids.otherProgramme, code: 'KZ-20' });
      await insert(tx, 'figure', { region: 'KZ-20' });
    };
    expect(await refusal(foreign)).toMatch(unknown);
    const moved = async (tx: Tx) => {
      const id = await insert(tx, 'figure');
      await tx`update figure set region = 'KZ-77' where id = ${id}`;
    };
    expect(await refusal(moved)).toMatch(unknown);
  });

  test('does not change, neither once it is published nor by a correction', async () => {
    const moved = async (tx: Tx) =>
      tx`update figure set region = 'KZ-11' where id = ${await publish(tx, { region: 'KZ-10' })}`;
    expect(await refusal(moved)).toMatch(/does not change/);
    const corrected = (region: string | null) => async (tx: Tx) => {
      const first = await publish(tx, { region: 'KZ-10' });
      await tx`update figure set state = 'superseded' where id = ${first}`;
      await publish(tx, { supersedes_id: first, reason: text, region });
    };
    expect(await refusal(corrected('KZ-11'))).toBe(
      'The region of a figure does not change by its correction',
    );
    expect(await refusal(corrected(null))).toBe('The region of a figure does not change by its correction');
    expect(await refusal(corrected('KZ-10'))).toBeNull();
  });

  test('keeps its code, its programme and its row', async () => {
    expect(await refusal((tx) => tx`update region set code = 'KZ-12' where code = 'KZ-11'`)).toBe(
      'The code of a region is permanent',
    );
    expect(await refusal((tx) => tx`update region set programme_id = ${ids.otherProgramme}`)).toBe(
      'The programme_id of a region is permanent',
    );
    expect(
      await refusal((tx) => tx`update region set name = '{"en":"New"}' where code = 'KZ-11'`),
    ).toBeNull();
  });
});

describe('a published figure', () => {
  const source = (figure_id: string) => ({ figure_id, position: 1 });
  const changes: [string, RegExp, (tx: Tx, id: string) => Promise<unknown>][] = [
    ['its value', /does not change/, (tx, id) => tx`update figure set value = 6 where id = ${id}`],
    ['its note', /does not change/, (tx, id) => tx`update figure set note = '{"en":"b"}' where id = ${id}`],
    [
      'its dates',
      /does not change/,
      (tx, id) => tx`update figure set to_date = '2023-12-30' where id = ${id}`,
    ],
    [
      'its author',
      /does not change/,
      (tx, id) => tx`update figure set recorded_by_id = ${ids.reviewer} where id = ${id}`,
    ],
    ['being there', /is published and stays/, (tx, id) => tx`delete from figure where id = ${id}`],
    [
      'its source',
      /sources do not change/,
      (tx, id) => tx`update figure_source set url = 'https://b.org' where figure_id = ${id}`,
    ],
    [
      'losing a source',
      /sources do not change/,
      (tx, id) => tx`delete from figure_source where figure_id = ${id}`,
    ],
    ['gaining a source', /sources do not change/, (tx, id) => insert(tx, 'figure_source', source(id))],
    ['the whole table', /TRUNCATE on figure is refused/, (tx) => tx`truncate figure cascade`],
  ];
  test.each(changes)('keeps %s', async (_, message, change) => {
    expect(await refusal(async (tx) => change(tx, await publish(tx)))).toMatch(message);
  });

  test('is published with a source or not at all', async () => {
    const bare = async (tx: Tx) => {
      const id = await insert(tx, 'figure', { state: 'submitted' });
      await tx`update figure set state = 'published', published_at = now() where id = ${id}`;
    };
    expect(await refusal(bare)).toMatch(/with a source or not at all/);
  });

  test('is corrected with a reason', async () => {
    const silent = async (tx: Tx) =>
      publish(tx, { supersedes_id: await publish(tx, { role: 'alternative' }) });
    expect(await refusal(silent)).toBe('figure_reason_check');
  });

  test('is retracted with time, person and reason, and its figures stay as they are', async () => {
    const retraction = { retracted_at: '2024-03-01', retraction_reason: text, retracted_by_id: ids.reviewer };
    const retract = (changes: Row) =>
      refusal(async (tx) => {
        await tx`update figure set ${tx({ state: 'retracted', ...changes })} where id = ${await publish(tx)}`;
      });
    expect(await retract(retraction)).toBeNull();
    for (const missing of Object.keys(retraction)) {
      expect(await retract({ ...retraction, [missing]: null })).toBe('figure_retraction_check');
    }
    expect(await retract({ ...retraction, value: '6' })).toMatch(/does not change/);
    const unsaid = async (tx: Tx) => tx`update figure set ${tx(retraction)} where id = ${await publish(tx)}`;
    expect(await refusal(unsaid)).toMatch(/does not change/);
  });

  test('is to be corrected with a reason', async () => {
    const silent = async (tx: Tx) =>
      insert(tx, 'figure', { corrects_id: await publish(tx, { role: 'alternative' }) });
    expect(await refusal(silent)).toBe('figure_corrects_check');
  });

  test('is corrected once', async () => {
    const twice = async (tx: Tx) => {
      const first = await publish(tx, { role: 'alternative' });
      const again = { role: 'alternative', supersedes_id: first, reason: text };
      await publish(tx, again);
      await publish(tx, again);
    };
    expect(await refusal(twice)).toBe('figure_supersedes_id_key');
  });
});

describe('the states of a figure', () => {
  const STATES = ['draft', 'submitted', 'returned', 'published', 'superseded', 'retracted'] as const;
  const paths: Record<(typeof STATES)[number], readonly string[]> = {
    draft: ['draft'],
    submitted: ['submitted'],
    returned: ['submitted', 'returned'],
    published: ['submitted', 'published'],
    superseded: ['submitted', 'published', 'superseded'],
    retracted: ['submitted', 'published', 'retracted'],
  };
  const allowed = new Set([
    'draft submitted',
    'submitted draft',
    'submitted returned',
    'submitted published',
    'returned submitted',
    'published superseded',
    'published retracted',
  ]);
  const moves = STATES.flatMap((from) => STATES.filter((to) => to !== from).map((to) => [from, to] as const));

  async function move(tx: Tx, id: string, state: string): Promise<void> {
    await tx`
      update figure set state = ${state}::figure_state, published_at = case
          when ${state} in ('published', 'superseded', 'retracted') then coalesce(published_at, now()) end,
        retracted_at = case when ${state} = 'retracted' then now() end,
        retraction_reason = case when ${state} = 'retracted' then '{"en":"Wrong."}'::jsonb end,
        retracted_by_id = case when ${state} = 'retracted' then ${ids.reviewer}::uuid end
      where id = ${id}`;
  }

  test.each(moves)('%s → %s', async (from, to) => {
    const walk = async (tx: Tx) => {
      const [first = 'draft', ...rest] = paths[from];
      const id = await insert(tx, 'figure', { state: first });
      await insert(tx, 'figure_source', { figure_id: id });
      for (const state of rest) await move(tx, id, state);
      await move(tx, id, to);
    };
    const isAllowed = allowed.has(`${from} ${to}`);
    expect(await refusal(walk)).toEqual(isAllowed ? null : `A figure cannot go from ${from} to ${to}`);
  });

  test.each(STATES.slice(2))('no figure begins as %s', async (state) => {
    const published_at = state === 'returned' ? null : '2024-02-01';
    expect(await refusal((tx) => insert(tx, 'figure', { state, published_at }))).toMatch(
      /A figure begins as/,
    );
  });

  test('the author of a draft stays the author', async () => {
    const rename = async (tx: Tx) => {
      const id = await insert(tx, 'figure');
      await tx`update figure set recorded_by_id = ${ids.reviewer} where id = ${id}`;
    };
    expect(await refusal(rename)).toBe('The author of a figure does not change');
  });

  test('a draft may change and go', async () => {
    const edit = async (tx: Tx) => {
      const id = await insert(tx, 'figure');
      await tx`update figure set value = 7 where id = ${id}`;
      await tx`delete from figure where id = ${id}`;
    };
    expect(await refusal(edit)).toBeNull();
  });
});

describe('the thread of a figure', () => {
  const inThread = (
    work: (tx: Tx) => Promise<unknown>,
    kind = 'returned',
    reason: string | null = 'Which year?',
  ) =>
    refusal(async (tx) => {
      const event = {
        figure_id: await insert(tx, 'figure'),
        at: '2024-02-01',
        actor_id: ids.reviewer,
        kind,
        reason,
      };
      await tx`insert into figure_event ${tx(event)}`;
      await work(tx);
    });

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['UPDATE', (tx) => tx`update figure_event set reason = 'Nothing'`],
    ['DELETE', (tx) => tx`delete from figure_event`],
    ['TRUNCATE', (tx) => tx`truncate figure_event`],
  ])('knows no %s', async (operation, work) => {
    expect(await inThread(work)).toBe(`${operation} on figure_event is refused: what was published stays`);
  });

  test('has a reason where one is due', async () => {
    const nothing = () => Promise.resolve();
    expect(await inThread(nothing)).toBeNull();
    expect(await inThread(nothing, 'returned', '')).toBe('figure_event_reason_check');
    expect(await inThread(nothing, 'returned', null)).toBe('figure_event_reason_check');
    expect(await inThread(nothing, 'submitted', null)).toBeNull();
  });
});

test('a draft is what was typed, field by field', async () => {
  const draft = (typed: postgres.JSONValue) =>
    refusal(async (tx) => {
      const row = {
        id: randomUUID(),
        author_id: ids.author,
        pledge_id: ids.pledge,
        updated_at: '2024-02-01',
      };
      await tx`insert into figure_draft ${tx({ ...row, typed: tx.json(typed) })}`;
    });
  expect(await draft({ value: 'ten' })).toBeNull();
  expect(await draft(['ten'])).toBe('figure_draft_typed_check');
});

describe('the ledger', () => {
  const second = { seq: 2, prev_hash: 'a'.repeat(64), hash: 'b'.repeat(64) };
  const onLedger = (work: (tx: Tx) => Promise<unknown>) =>
    refusal(async (tx) => {
      await insert(tx, 'ledger_entry');
      await work(tx);
    });

  test.each<[string, Row, RegExp]>([
    ['a gap', { ...second, seq: 3 }, /Ledger entry 3 does not follow entry 1/],
    ['another chain', { ...second, prev_hash: 'c'.repeat(64) }, /Ledger entry 2 does not follow entry 1/],
    ['a number twice', { ...second, seq: 1 }, /Ledger entry 1 does not follow entry 1/],
    ['a hash twice', { ...second, hash: 'a'.repeat(64) }, /ledger_entry_hash_key/],
  ])('takes no %s', async (_, changes, message) => {
    expect(await onLedger((tx) => insert(tx, 'ledger_entry', changes))).toMatch(message);
  });

  test('begins at 64 zeros', async () => {
    expect(await refusal((tx) => insert(tx, 'ledger_entry', { prev_hash: '1'.repeat(64) }))).toMatch(
      /does not follow/,
    );
  });

  test('has no number 0, even where the chain is switched off', async () => {
    const unchained = async (tx: Tx) => {
      await tx`alter table ledger_entry disable trigger ledger_entry_chain`;
      await insert(tx, 'ledger_entry', { seq: 0 });
    };
    expect(await refusal(unchained)).toBe('ledger_entry_seq_check');
  });

  test('goes on', async () => {
    expect(await onLedger((tx) => insert(tx, 'ledger_entry', second))).toBeNull();
  });

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['UPDATE', (tx) => tx`update ledger_entry set actor_name = 'Nobody'`],
    ['DELETE', (tx) => tx`delete from ledger_entry`],
    ['TRUNCATE', (tx) => tx`truncate ledger_entry`],
  ])('knows no %s', async (operation, work) => {
    expect(await onLedger(work)).toBe(`${operation} on ledger_entry is refused: what was published stays`);
  });
});

describe('a revision', () => {
  type RuleCase = [name: string, changes: Row, rule: string];
  const whose = { returned_by_id: ids.author, return_reason: 'x' };
  const revisions: RuleCase[] = [
    ['that changes nothing', { content: { value: '1' } }, 'revision_content_check'],
    ['without a reason', { reason: {} }, 'revision_reason_check'],
    ['published and not', { published_at: '2024-01-02' }, 'revision_published_check'],
    ['approved before it is public', { approver_id: ids.reviewer }, 'revision_published_check'],
    ['returned by nobody', { return_reason: 'Why?' }, 'revision_return_check'],
    ['returned by its author', whose, 'revision_return_check'],
    ['published at once', { state: 'published' }, 'A revision begins as a submission, not as published'],
  ];
  test.each(revisions)('%s is refused', async (_, changes, rule) => {
    expect(await refusal((tx) => insert(tx, 'revision', changes))).toBe(rule);
  });

  const sources: RuleCase[] = [
    ['at an address of another kind', { url: 'javascript:alert(1)' }, 'revision_source_url_check'],
    ['of nobody', { publisher: '' }, 'revision_source_publisher_check'],
  ];
  test.each(sources)('a source %s is refused', async (_, changes, rule) => {
    const work = async (tx: Tx) =>
      insert(tx, 'revision_source', { revision_id: await insert(tx, 'revision'), ...changes });
    expect(await refusal(work)).toBe(rule);
  });

  test('waits alone: one for a target, one for the words of a pledge', async () => {
    const twice = (changes: Row) => async (tx: Tx) => {
      await insert(tx, 'revision', changes);
      await insert(tx, 'revision', changes);
    };
    expect(await refusal(twice({}))).toBe('revision_one_waiting_for_target');
    expect(await refusal(twice({ target_id: null }))).toBe('revision_one_waiting_for_pledge');
    const both = async (tx: Tx) => {
      await insert(tx, 'revision');
      await insert(tx, 'revision', { target_id: null });
    };
    expect(await refusal(both)).toBeNull();
  });

  async function published(tx: Tx, approver: string): Promise<string> {
    const id = await insert(tx, 'revision');
    await insert(tx, 'revision_source', { revision_id: id });
    await tx`update revision set state = 'published', published_at = now(), approver_id = ${approver} where id = ${id}`;
    return id;
  }

  test('is not approved by its author', async () => {
    expect(await refusal((tx) => published(tx, ids.author))).toBe('revision_approver_check');
  });

  const never: [string, (tx: Tx, id: string) => Promise<unknown>][] = [
    ['gets no other reason', (tx, id) => tx`update revision set reason = '{"en":"x"}' where id = ${id}`],
    ['gets no other source', (tx, id) => tx`delete from revision_source where revision_id = ${id}`],
    ['does not go back', (tx, id) => tx`update revision set state = 'submitted' where id = ${id}`],
    ['stays', (tx, id) => tx`delete from revision where id = ${id}`],
  ];
  test.each(never)('that is published %s', async (_, change) => {
    const work = async (tx: Tx) => change(tx, await published(tx, ids.reviewer));
    expect(await refusal(work)).toMatch(/is published|stays|cannot go/);
  });
});

describe('an assessment', () => {
  const cases: [string, Row, string | null][] = [
    ['to be read by another person', {}, null],
    ['without a word of reasoning', { reasoning: {} }, 'assessment_reasoning_check'],
    ['published and not', { published_at: '2024-01-02' }, 'assessment_published_check'],
    ['approved by its author', { approver_id: ids.author }, 'assessment_approver_check'],
    ['with a reason and nothing to revise', { reason: text }, 'assessment_revision_check'],
    ['returned by nobody', { return_reason: 'Why?' }, 'assessment_return_check'],
    ['returned by its author', { returned_by_id: ids.author, return_reason: 'x' }, 'assessment_return_check'],
    ['returned at once', { state: 'returned' }, 'An assessment begins as a submission, not as returned'],
  ];
  test.each(cases)('%s', async (_, changes, rule) => {
    expect(await refusal((tx) => insert(tx, 'assessment', changes))).toBe(rule);
  });

  const sources: [string, Row, string | null][] = [
    ['at an address', {}, null],
    ['at an address of another kind', { url: 'javascript:alert(1)' }, 'assessment_source_url_check'],
    ['of nobody', { publisher: '' }, 'assessment_source_publisher_check'],
  ];
  test.each(sources)('with a source %s', async (_, changes, rule) => {
    const add = async (tx: Tx) =>
      insert(tx, 'assessment_source', { assessment_id: await insert(tx, 'assessment'), ...changes });
    expect(await refusal(add)).toBe(rule);
  });

  async function publish(tx: Tx): Promise<string> {
    const id = await insert(tx, 'assessment');
    await insert(tx, 'assessment_source', { assessment_id: id });
    await tx`update assessment set state = 'published', published_at = now(), approver_id = ${ids.reviewer} where id = ${id}`;
    return id;
  }

  test('of a pledge is in force alone', async () => {
    expect(await refusal(publish)).toBeNull();
    const two = async (tx: Tx) => {
      await publish(tx);
      await publish(tx);
    };
    expect(await refusal(two)).toBe('assessment_one_in_force');
  });

  test.each<[string, (tx: Tx, id: string) => Promise<unknown>]>([
    ['gets no other verdict', (tx, id) => tx`update assessment set verdict = 'not_kept' where id = ${id}`],
    [
      'gets no other source',
      (tx, id) => tx`update assessment_source set url = 'https://x.org' where assessment_id = ${id}`,
    ],
    ['does not go back', (tx, id) => tx`update assessment set state = 'submitted' where id = ${id}`],
    ['stays', (tx, id) => tx`delete from assessment where id = ${id}`],
  ])('that was published %s', async (_, work) => {
    const change = async (tx: Tx) => work(tx, await publish(tx));
    expect(await refusal(change)).toMatch(/does not change|do not change|cannot go from|stays/);
  });
});

describe('the address of a source', () => {
  const hash = 'a'.repeat(64);
  const visited = { state: 'alive', state_since: '2026-01-01', last_checked_at: '2026-01-01' };
  const alive = { ...visited, last_alive_at: '2026-01-01' };
  const dead = { ...visited, state: 'dead', failures: 3, failing_since: '2026-01-01' };
  const cases: [string, Row, string | null][] = [
    ['not visited yet', {}, null],
    ['seen', { ...alive, content_hash: hash, recorded_hash: hash }, null],
    ['that is none', { url: 'ftp://example.org' }, 'source_address_url_check'],
    [
      'with a copy that anybody could change on its way',
      { archive_url: 'http://a.org' },
      'source_address_archive_check',
    ],
    ['with a hash that is none', { content_hash: 'a' }, 'source_address_hash_check'],
    ['with a first hash that is none', { recorded_hash: 'B'.repeat(64) }, 'source_address_hash_check'],
    ['failing since never', { failures: 1 }, 'source_address_failures_check'],
    [
      'failing fewer times than never',
      { failures: -1, failing_since: '2026-01-01' },
      'source_address_failures_check',
    ],
    ['alive and never visited', { state: 'alive' }, 'source_address_state_check'],
    ['alive and never seen', visited, 'source_address_state_check'],
    ['visited and not', { last_checked_at: '2026-01-01' }, 'source_address_state_check'],
    ['dead after failures', dead, null],
    ['dead without a failure', { ...dead, failures: 0, failing_since: null }, 'source_address_state_check'],
    ['marked as unchecked', { mark_state: 'unchecked' }, 'source_address_mark_check'],
    ['without a mark and with a day of it', { mark_seen_on: '2026-01-01' }, 'source_address_mark_check'],
    ['alive since a day', { mark_state: 'alive', mark_since: '2026-01-01' }, 'source_address_mark_check'],
    ['marked as dead since a day', { mark_state: 'dead', mark_since: '2026-01-01' }, null],
  ];
  test.each(cases)('%s', async (_, changes, rule) => {
    expect(await refusal((tx) => insert(tx, 'source_address', changes))).toBe(rule);
  });

  const runs: [string, Row, string | null][] = [
    ['that was made', {}, null],
    ['that ended before it began', { finished_at: '2025-12-31' }, 'source_run_check'],
  ];
  test.each(runs)('in a round %s', async (_, changes, rule) => {
    expect(await refusal((tx) => insert(tx, 'source_run', changes))).toBe(rule);
  });

  async function insertVisit(tx: Tx, changes: Row): Promise<unknown> {
    const address = await insert(tx, 'source_address');
    const run = await insert(tx, 'source_run');
    return insert(tx, 'source_check', { address_id: address, run_id: run, ...changes });
  }
  const visits: [string, Row, string | null][] = [
    ['that saw it', { content_hash: hash }, null],
    ['that failed and does not say why', { outcome: 'failed' }, 'source_check_fault_check'],
    [
      'that failed and has a hash',
      { outcome: 'gone', fault: 'gone', content_hash: hash },
      'source_check_hash_check',
    ],
    ['with a hash that is none', { content_hash: 'x' }, 'source_check_hash_check'],
  ];
  test.each(visits)('on a visit %s', async (_, changes, rule) => {
    expect(await refusal((tx) => insertVisit(tx, changes))).toBe(rule);
  });

  test.each([
    ['the words around a figure', '5.5 m²', null],
    ['no word around a figure', '', 'source_extract_check'],
    ['a whole page around a figure', 'x'.repeat(1_001), 'source_extract_check'],
  ])('keeps %s', async (_, extract, rule) => {
    const add = async (tx: Tx) => {
      const address = await insert(tx, 'source_address');
      const figure = await insert(tx, 'figure');
      await tx`insert into source_extract ${tx({ ...rows.source_extract(), address_id: address, figure_id: figure, extract })}`;
    };
    expect(await refusal(add)).toBe(rule);
  });

  const looks: [string, Row, string | null][] = [
    ['and says what was found', {}, null],
    ['and says nothing', { note: '' }, 'source_look_check'],
    ['before it was visited', { state: 'unchecked' }, 'source_look_check'],
  ];
  test.each(looks)('is looked at by a person %s', async (_, changes, rule) => {
    const add = async (tx: Tx) =>
      insert(tx, 'source_look', { address_id: await insert(tx, 'source_address'), ...changes });
    expect(await refusal(add)).toBe(rule);
  });

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ['an address', (tx) => tx`delete from source_address`],
    ['a visit', (tx) => tx`update source_check set fault = 'x'`],
    ['a visit', (tx) => tx`delete from source_check`],
    ['a round', (tx) => tx`update source_run set visits = 0`],
  ])('%s stays as it was', async (_, work) => {
    const change = async (tx: Tx) => {
      await insertVisit(tx, {});
      await work(tx);
    };
    expect(await refusal(change)).toMatch(/is refused: what was published stays/);
  });
});

describe('the retraction of an assessment', () => {
  async function published(tx: Tx): Promise<string> {
    const id = await insert(tx, 'assessment');
    await insert(tx, 'assessment_source', { assessment_id: id });
    await tx`update assessment set state = 'published', published_at = now(), approver_id = ${ids.reviewer} where id = ${id}`;
    return id;
  }
  const whole = { retracted_at: '2024-02-02', retraction_reason: text };

  test.each<[string, Row, string | null]>([
    [
      'is by two people, with a reason',
      { ...whole, retracted_by_id: ids.author, retraction_approver_id: ids.reviewer },
      null,
    ],
    [
      'is not by one',
      { ...whole, retracted_by_id: ids.reviewer, retraction_approver_id: ids.reviewer },
      'assessment_retraction_check',
    ],
    [
      'says why',
      { retracted_at: '2024-02-02', retracted_by_id: ids.author, retraction_approver_id: ids.reviewer },
      'assessment_retraction_check',
    ],
  ])('%s', async (_, changes, rule) => {
    const retract = async (tx: Tx) =>
      tx`update assessment set ${tx({ state: 'retracted', ...changes } as never)} where id = ${await published(tx)}`;
    expect(await refusal(retract)).toBe(rule);
  });

  test('an event gives a reason where one is owed', async () => {
    const tell = (changes: Row) => async (tx: Tx) =>
      insert(tx, 'assessment_event', { assessment_id: await published(tx), ...changes });
    expect(await refusal(tell({}))).toBeNull();
    expect(await refusal(tell({ kind: 'returned' }))).toBe('assessment_event_reason_check');
    expect(await refusal(tell({ kind: 'retraction_returned', reason: '' }))).toBe(
      'assessment_event_reason_check',
    );
  });
});

describe('a proposed retraction', () => {
  const decided = { decided_by_id: ids.reviewer, decided_at: '2024-01-02' };
  test.each<[string, Row, string | null]>([
    ['of one thing', {}, null],
    ['carried out by another person', { ...decided, state: 'done' }, null],
    ['sent back with a reason', { ...decided, state: 'returned', return_reason: 'It is right.' }, null],
    ['without a word', { reason: {} }, 'retraction_reason_check'],
    ['decided by nobody', { state: 'done' }, 'retraction_decision_check'],
    [
      'decided by whoever proposed it',
      { ...decided, state: 'done', decided_by_id: ids.author },
      'retraction_decision_check',
    ],
    ['sent back without a reason', { ...decided, state: 'returned' }, 'retraction_return_check'],
    ['of nothing', { figure_id: null }, 'retraction_subject_check'],
  ])('%s', async (_, changes, rule) => {
    const propose = async (tx: Tx) =>
      insert(tx, 'retraction', { figure_id: await insert(tx, 'figure'), ...changes });
    expect(await refusal(propose)).toBe(rule);
  });

  test('waits alone', async () => {
    const twice = (column: 'figure_id' | 'assessment_id') => async (tx: Tx) => {
      const id = await insert(tx, column === 'figure_id' ? 'figure' : 'assessment');
      await insert(tx, 'retraction', { [column]: id, state: 'withdrawn' });
      await insert(tx, 'retraction', { [column]: id });
      await insert(tx, 'retraction', { [column]: id });
    };
    expect(await refusal(twice('figure_id'))).toBe('retraction_one_of_figure');
    expect(await refusal(twice('assessment_id'))).toBe('retraction_one_of_assessment');
  });
});

test.each<[string, Row, string | null]>([
  ['that is whole', {}, null],
  ['without a name', { name: {} }, 'expected_release_name_check'],
  ['of nobody', { publisher: '' }, 'expected_release_publisher_check'],
  ['before its last day', { expected_on: '2026-12-30' }, 'expected_release_days_check'],
])('an expected release %s', async (_, changes, rule) => {
  expect(await refusal((tx) => insert(tx, 'expected_release', changes))).toBe(rule);
});

test.each(['programme', 'region', 'pledge', 'target', 'user_account'])('a row of %s stays', async (table) => {
  expect(await refusal((tx) => tx`delete from ${tx(table)}`)).toBe(
    `DELETE on ${table} is refused: what was published stays`,
  );
});

describe('a snapshot', () => {
  test.each<[string, Row, string | null]>([
    ['that is whole', {}, null],
    ['with a hash that is none', { sha256: 'B'.repeat(64) }, 'snapshot_hash_check'],
    ['of nothing', { bytes: 0 }, 'snapshot_size_check'],
    ['twice at one entry', {}, 'snapshot_programme_id_seq_key'],
  ])('%s', async (name, changes, rule) => {
    const keep = async (tx: Tx) => {
      await insert(tx, 'ledger_entry');
      if (name.startsWith('twice')) await insert(tx, 'snapshot');
      await insert(tx, 'snapshot', changes);
    };
    expect(await refusal(keep)).toBe(rule);
  });

  const stays = 'is refused: what was published stays';
  test.each<[string, (tx: Tx, id: string) => Promise<unknown>, string]>([
    ['changed', (tx) => tx`update snapshot set bytes = 6`, `UPDATE on snapshot ${stays}`],
    ['removed', (tx) => tx`delete from snapshot`, `DELETE on snapshot ${stays}`],
    ['emptied', (tx) => tx`truncate snapshot_part`, `TRUNCATE on snapshot_part ${stays}`],
    ['rewritten', (tx) => tx`update snapshot_part set content = ''`, `UPDATE on snapshot_part ${stays}`],
    [
      'made longer',
      (tx, id) => insert(tx, 'snapshot_part', { snapshot_id: id, position: 1 }),
      'part 1 lies outside its snapshot',
    ],
  ])('is never %s', async (_, change, rule) => {
    const keepAndChange = async (tx: Tx) => {
      await insert(tx, 'ledger_entry');
      const id = await insert(tx, 'snapshot');
      await insert(tx, 'snapshot_part', { snapshot_id: id });
      await change(tx, id);
    };
    expect(await refusal(keepAndChange)).toBe(rule);
  });
});

test('there is one count of what is public besides the ledger', async () => {
  expect(await refusal((tx) => tx`insert into public_edition (id) values (2)`)).toBe(
    'public_edition_one_check',
  );
});

describe('an error report', () => {
  const decided = { decided_at: '2026-01-02', decided_by_id: ids.reviewer };
  test.each<[string, Row, string | null]>([
    ['that waits', {}, null],
    ['that says nothing', { wrong: '' }, 'error_report_text_check'],
    ['that is a book', { wrong: 'x'.repeat(4_001) }, 'error_report_text_check'],
    ['that waits and was closed', decided, 'error_report_decision_check'],
    ['closed by nobody', { state: 'dismissed', decided_at: '2026-01-02' }, 'error_report_decision_check'],
    ['answered with an entry', { ...decided, state: 'answered', entry_seq: 1 }, null],
    ['answered with nothing', { ...decided, state: 'answered' }, 'error_report_answer_check'],
    [
      'dismissed with an answer',
      { ...decided, state: 'dismissed', answer: text },
      'error_report_answer_check',
    ],
  ])('%s', async (_, changes, rule) => {
    expect(await refusal((tx) => insert(tx, 'error_report', changes))).toBe(rule);
  });
});

test('every rule of the database has its case here', async () => {
  const rules = await sql<{ name: string }[]>`
    select conname as name from pg_constraint
    where connamespace = 'public'::regnamespace and contype in ('c', 'x')`;
  const cases = readFileSync(new URL(import.meta.url), 'utf8');
  expect(rules.length).toBeGreaterThanOrEqual(40);
  expect(rules.map(({ name }) => name).filter((name) => !cases.includes(`'${name}'`))).toEqual([]);
});
