import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Result } from '@/lib/core/errors';
import { makePerson } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { appendEntry } from '@/lib/ledger/mutations';
import { answerReport, dismissReport, forgetAddresses, submitReport } from './mutations';
import { getReport, listPublicAnswers, listReports } from './queries';
import type { ReportInput } from './schema';

const { db } = await testDatabase('catalogue');
process.env.NEXTAUTH_SECRET = 'for these tests only, and long enough';

const PROGRAMME = 'fair-kazakhstan-2022';
const PLEDGE = 'housing-construction';
const editor = await makePerson(db, 'editor', 'editor');
const reviewer = await makePerson(db, 'reviewer', 'reviewer');

beforeEach(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
});

const REPORT: ReportInput = {
  programme: PROGRAMME,
  pledge: PLEDGE,
  locale: 'ru',
  wrong: 'Неверный год.',
  correct: '',
  sourceUrl: '',
  email: '',
};

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}
const refused = (result: Result<unknown>) =>
  result.ok ? [] : result.refusals.map(({ code, field }) => `${code} ${field}`);

let serial = 0;
async function send(changes: Partial<ReportInput> = {}): Promise<Result<{ id: string }>> {
  serial += 1;
  return submitReport({ ...REPORT, ...changes }, `192.0.2.${serial}`);
}

/** An entry about a pledge, as a correction leaves one. */
async function correct(slug = PLEDGE): Promise<string> {
  const pledge = await db.pledge.findFirstOrThrow({ where: { slug }, include: { programme: true } });
  const entry = { kind: 'pledge_revised' as const, actor: reviewer, programme: pledge.programme, pledge };
  const { seq } = await db.$transaction((tx) => appendEntry(tx, { ...entry, content: { slug } }));
  return seq.toString();
}
const edition = async () => (await db.publicEdition.findUniqueOrThrow({ where: { id: 1 } })).number;

describe('what a reader sends', () => {
  test('waits at the desk as it was typed, and is public nowhere', async () => {
    const before = await edition();
    const { id } = value(
      await send({
        wrong: '  <script>alert(1)</script>\nSecond line ',
        sourceUrl: 'https://stat.gov.kz/a',
        email: 'Reader@Example.org',
      }),
    );
    expect(await getReport(PROGRAMME, id)).toMatchObject({
      wrong: '<script>alert(1)</script>\nSecond line',
      correct: null,
      sourceUrl: 'https://stat.gov.kz/a',
      locale: 'ru',
      state: 'new',
      pledge: { slug: PLEDGE },
    });
    expect((await listReports(PROGRAMME)).waiting.map((one) => one.id)).toContain(id);
    expect(await listPublicAnswers(PROGRAMME, PLEDGE)).toEqual([]);
    expect(await edition()).toBe(before);
    expect(await getReport('another-programme', id)).toBeNull();
  });

  test.each<[string, Partial<ReportInput>, string]>([
    ['nothing', { wrong: ' \n ' }, 'required wrong'],
    ['a book', { wrong: 'x'.repeat(4_001) }, 'too_long wrong'],
    ['a long answer', { correct: 'x'.repeat(4_001) }, 'too_long correct'],
    ['a null byte', { wrong: 'a\0b' }, 'control_characters wrong'],
    ['a script for an address', { sourceUrl: 'javascript:alert(1)' }, 'address_not_http sourceUrl'],
    ['no address of e-mail', { email: 'me' }, 'email_malformed email'],
    ['another language', { locale: 'de' as 'en' }, 'malformed locale'],
    ['a pledge that is none', { pledge: 'no-such-pledge' }, 'unknown_pledge null'],
    ['a pledge of another programme', { programme: 'other' }, 'unknown_pledge null'],
  ])('is refused: %s', async (_, changes, refusal) => {
    const count = await db.errorReport.count();
    expect(refused(await send(changes))).toEqual([refusal]);
    expect(await db.errorReport.count()).toBe(count);
  });

  test('is limited by where it comes from; what is refused for its fields does not count', async () => {
    const ask = (changes: Partial<ReportInput> = {}) =>
      submitReport({ ...REPORT, ...changes }, '198.51.100.1');
    for (let n = 0; n < 10; n++) await ask({ wrong: '' });
    for (let n = 0; n < 6; n++) expect((await ask()).ok).toBe(true);
    expect(refused(await ask())).toEqual(['too_many_sent null']);
    expect((await send()).ok).toBe(true);
  });
});

describe('an answer', () => {
  test('that names a correction is public, in the desk’s words alone', async () => {
    const { id } = value(await send({ email: 'reader@example.org' }));
    const seq = await correct();
    const before = await edition();
    const input = { id, locale: 'en' as const, entrySeq: seq, answer: 'The year was wrong.' };
    const report = value(await answerReport(db, reviewer, PROGRAMME, input));
    expect(report.email).toBe('reader@example.org');
    expect(await edition()).toBe(before + 1n);
    const shown = await listPublicAnswers(PROGRAMME, PLEDGE);
    expect(shown).toEqual([
      {
        id,
        receivedAt: '2026-11-21T12:00:00.000Z',
        decidedAt: '2026-11-21T12:00:00.000Z',
        entrySeq: seq,
        answer: { en: 'The year was wrong.' },
      },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/Неверный|reader@/);
    expect(refused(await answerReport(db, reviewer, PROGRAMME, input))).toEqual(['report_closed null']);
    expect(refused(await dismissReport(db, reviewer, PROGRAMME, id))).toEqual(['report_closed null']);
  });

  test('without a correction goes to the reader only', async () => {
    const { id } = value(await send());
    const count = (await listPublicAnswers(PROGRAMME, PLEDGE)).length;
    const input = { id, locale: 'en' as const, entrySeq: '', answer: 'It is right as it stands.' };
    value(await answerReport(db, reviewer, PROGRAMME, input));
    expect((await listPublicAnswers(PROGRAMME, PLEDGE)).length).toBe(count);
    expect(await getReport(PROGRAMME, id)).toMatchObject({ state: 'answered', decidedBy: 'reviewer' });
  });

  test('must say something, and name a later entry about the pledge', async () => {
    const earlier = await correct();
    vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T13:00:00.000Z');
    const { id } = value(await send());
    const elsewhere = await correct('gasification-level');
    const say = (entrySeq: string, answer = '') =>
      answerReport(db, reviewer, PROGRAMME, { id, locale: 'en', entrySeq, answer });
    expect(refused(await say(''))).toEqual(['required answer']);
    for (const seq of [earlier, elsewhere, '999999', '0', 'x']) {
      expect(refused(await say(seq)), seq).toEqual(['report_entry_unknown entrySeq']);
    }
    expect(await getReport(PROGRAMME, id)).toMatchObject({ state: 'new' });
  });

  test('is for reviewers; spam is put away without a word', async () => {
    const { id } = value(await send());
    const input = { id, locale: 'en' as const, entrySeq: '', answer: 'No.' };
    expect(refused(await answerReport(db, editor, PROGRAMME, input))).toEqual(['not_allowed null']);
    expect(refused(await dismissReport(db, editor, PROGRAMME, id))).toEqual(['not_allowed null']);
    expect(refused(await dismissReport(db, reviewer, 'other', id))).toEqual(['report_unknown null']);
    expect(refused(await dismissReport(db, reviewer, PROGRAMME, 'x'))).toEqual(['malformed null']);
    value(await dismissReport(db, reviewer, PROGRAMME, id));
    expect(await getReport(PROGRAMME, id)).toMatchObject({ state: 'dismissed', answer: null });
  });
});

test('an address goes 30 days after the report was closed, and stays while it waits', async () => {
  const waiting = value(await send({ email: 'waiting@example.org' })).id;
  const closed = value(await send({ email: 'closed@example.org' })).id;
  value(await dismissReport(db, reviewer, PROGRAMME, closed));
  const emails = async () =>
    Promise.all([waiting, closed].map(async (id) => (await getReport(PROGRAMME, id))?.email));
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-12-21T12:00:00.000Z');
  await forgetAddresses(db);
  expect(await emails()).toEqual(['waiting@example.org', 'closed@example.org']);
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-12-21T12:00:00.001Z');
  await forgetAddresses(db);
  expect(await emails()).toEqual(['waiting@example.org', null]);
});
