import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import { connect } from '@/lib/core/db';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { iterateLedger, ledgerHead } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { previewFigure, publishFigure } from './mutations';
import type { FigureInput } from './schema';

const { db, url } = await testDatabase('catalogue');
const editor = await newUser('editor', 'Aigerim');
const programme = await getProgramme('fair-kazakhstan-2022');
if (!programme) throw new Error('The catalogue is not loaded');
const day = { on: plainDate('2026-11-21'), isAsOf: false };

async function newUser(role: Actor['role'], name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await db.user.create({ data: { role, name, email, passwordHash: 'unused' } });
  return { id, name, role };
}

const CANALS = {
  programme: 'fair-kazakhstan-2022',
  pledge: 'irrigation-canals',
  target: 'irrigation-canals-renovated',
};
const SOURCE = {
  url: 'https://stat.example.org/canals',
  publisher: 'Statistics',
  kind: 'official_statistics',
} as const;

function amount(from: string, to: string, value = '500', more: Partial<FigureInput> = {}): FigureInput {
  return {
    ...CANALS,
    shape: 'amount',
    role: 'counted',
    value,
    unit: 'km',
    from,
    to,
    sources: [SOURCE],
    ...more,
  };
}

async function canals() {
  const detail = programme && (await getPledgeDetail(programme, 'irrigation-canals', day));
  if (!detail) throw new Error('no such pledge');
  return detail;
}

/** The refusal, and proof that nothing was written. */
async function refusalOf(input: FigureInput, actor: Actor = editor) {
  const before = [await db.figure.count(), (await ledgerHead()).seq];
  const result = await publishFigure(db, actor, input);
  expect([await db.figure.count(), (await ledgerHead()).seq]).toEqual(before);
  if (result.ok) throw new Error('It was published');
  return result.refusals.map(({ code, field }) => `${field ?? '*'}: ${code}`);
}

describe('publishing a figure', () => {
  it('shows the effect first, then makes exactly that effect, with one ledger entry', async () => {
    const input = amount('2024-01-01', '2024-12-31', '500.25');
    const preview = await previewFigure(db, editor, input);
    if (!preview.ok) throw new Error(JSON.stringify(preview.refusals));
    expect(preview.value.target?.before.summary.current).toBe('677');
    expect(preview.value.target?.after.summary.current).toBe('1177.25');
    const head = BigInt((await ledgerHead()).seq);

    const result = await publishFigure(db, editor, { ...input, basedOn: preview.value.basedOn });
    if (!result.ok) throw new Error(JSON.stringify(result.refusals));
    expect(BigInt(result.value.seq)).toBe(head + 1n);
    const { targets, figures } = await canals();
    expect({ ...targets[0]?.summary, usedIds: null, series: null }).toEqual({
      ...preview.value.target?.after.summary,
      usedIds: null,
      series: null,
    });
    const figure = figures.find(({ id }) => id === result.value.id);
    expect(figure).toMatchObject({
      value: '500.25',
      recordedBy: 'Aigerim',
      approvedBy: null,
      ledgerSeq: result.value.seq,
    });
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
  });

  it('publishes one form once, however often it is sent', async () => {
    const input = amount('2023-01-01', '2023-12-31', '10', { id: '3f0e9a52-5a3c-4a86-9d59-0d5be3bd6a01' });
    const [first, again] = await Promise.all([
      publishFigure(db, editor, input),
      publishFigure(db, editor, input),
    ]);
    expect(again).toEqual(first);
    expect(await db.figure.count({ where: { id: input.id ?? '' } })).toBe(1);
  });

  it('refuses a published form that comes back with another value, also when it is only looked at', async () => {
    const input = amount('2026-09-01', '2026-09-01', '10', { id: '3f0e9a52-5a3c-4a86-9d59-0d5be3bd6a02' });
    expect((await publishFigure(db, editor, input)).ok).toBe(true);
    const other = { ...input, value: '11' };
    expect(await refusalOf(other)).toEqual(['*: already_published']);
    expect(await previewFigure(db, editor, other)).toMatchObject({
      refusals: [{ code: 'already_published' }],
    });
  });

  it('refuses a form that was filled in before somebody else published', async () => {
    const preview = await previewFigure(db, editor, amount('2022-11-26', '2022-11-30'));
    if (!preview.ok || !preview.value.basedOn) throw new Error('no preview');
    const other = await newUser('reviewer', 'Bolat');
    expect((await publishFigure(db, other, amount('2022-12-01', '2022-12-10'))).ok).toBe(true);
    const late = amount('2022-11-26', '2022-11-30', '500', { basedOn: preview.value.basedOn });
    expect(await refusalOf(late)).toEqual(['*: stale_form']);
  });

  it.each([
    ['an overlap by one day', amount('2025-12-31', '2026-01-31'), ['from: amount_overlaps']],
    ['a start before the count', amount('2022-11-25', '2022-11-25'), ['from: amount_before_start']],
    ['a reversed period', amount('2026-02-02', '2026-02-01'), ['from: period_reversed']],
    ['a day to come', amount('2026-11-01', '2099-01-01'), ['to: date_in_future']],
    ['a negative amount', amount('2026-02-01', '2026-02-02', '-1'), ['value: negative']],
    ['a word for a number', amount('2026-02-01', '2026-02-02', 'many'), ['value: not_a_number']],
    ['a number without end', amount('2026-02-01', '2026-02-02', '9'.repeat(29)), ['value: too_large']],
    ['too many places', amount('2026-02-01', '2026-02-02', '0.12345678901'), ['value: too_precise']],
    ['another unit', amount('2026-02-01', '2026-02-02', '1', { unit: 'ha' }), ['unit: unit_differs']],
    ['no source', amount('2026-02-01', '2026-02-02', '1', { sources: [] }), ['sources: source_missing']],
    [
      'an unknown target',
      amount('2026-02-01', '2026-02-02', '1', { target: 'nobody' }),
      ['target: unknown_target'],
    ],
    [
      "another pledge's target",
      amount('2026-02-01', '2026-02-02', '1', { target: 'new-it-jobs' }),
      ['target: target_of_other_pledge'],
    ],
    [
      'an unknown pledge',
      amount('2026-02-01', '2026-02-02', '1', { pledge: 'nothing' }),
      ['pledge: unknown_pledge'],
    ],
    [
      'an unknown programme',
      amount('2026-02-01', '2026-02-02', '1', { programme: 'nothing' }),
      ['programme: unknown_programme'],
    ],
    [
      'a level for a total',
      { ...amount('', ''), shape: 'reading', from: null, to: null, on: '2026-01-01' } as FigureInput,
      ['shape: shape_does_not_fit_kind'],
    ],
  ])('refuses %s and writes nothing', async (_, input, expected) => {
    expect(await refusalOf(input)).toEqual(expected);
  });

  it('refuses a reading of before the count started, and a year that is a slip', async () => {
    const reading = (on: string): FigureInput => ({
      programme: CANALS.programme,
      pledge: 'state-share-of-economy',
      target: 'state-share-of-the-economy-gross-value',
      shape: 'reading',
      role: 'counted',
      value: '13',
      unit: '%',
      on,
      sources: [SOURCE],
    });
    expect(await refusalOf(reading('2022-11-25'))).toEqual(['on: reading_before_start']);
    expect(await refusalOf({ ...reading('0001-01-01'), role: 'context' })).toEqual(['on: date_too_early']);
  });

  it('refuses texts that nobody would see, or that turn the line around', async () => {
    const publisher = (name: string) =>
      amount('2026-02-01', '2026-02-02', '1', { sources: [{ ...SOURCE, publisher: name }] });
    expect(await refusalOf(publisher('\u202e\u200b'))).toContain('sources.0.publisher: control_characters');
    expect(await refusalOf(publisher('\u200d'))).toEqual(['sources.0.publisher: required']);
  });

  it.each([
    ['not an address', 'not_an_address'],
    ['ftp://stat.example.org/x', 'address_not_http'],
    ['javascript:alert(1)', 'address_not_http'],
    ['https://user:secret@stat.example.org/', 'address_with_password'],
    ['', 'required'],
  ])('refuses the source %j', async (address, code) => {
    const input = amount('2026-02-01', '2026-02-02', '1', { sources: [{ ...SOURCE, url: address }] });
    expect(await refusalOf(input)).toEqual([`sources.0.url: ${code}`]);
  });

  it('names the figure that an overlap collides with', async () => {
    const result = await publishFigure(db, editor, amount('2025-06-01', '2025-06-30'));
    if (result.ok) throw new Error('It was published');
    expect(result.refusals[0]?.values).toMatchObject({
      value: '677',
      unit: 'km',
      period: '2025-01-01/2025-12-31',
    });
  });

  it('needs a second person where the programme asks for one', async () => {
    await db.programme.update({ where: { slug: CANALS.programme }, data: { reviewPolicy: 'two_people' } });
    expect(await refusalOf(amount('2026-02-01', '2026-02-02'))).toEqual(['*: second_person_needed']);
    await db.programme.update({ where: { slug: CANALS.programme }, data: { reviewPolicy: 'one_person' } });
  });

  it('lets two people at once through, or tells one why, and keeps one chain', async () => {
    const second = connect(url);
    const colliding = await Promise.all([
      publishFigure(db, editor, amount('2026-03-01', '2026-03-31', '1')),
      publishFigure(second, editor, amount('2026-03-31', '2026-04-30', '2')),
    ]);
    expect(colliding.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const apart = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((nth) =>
        publishFigure(nth % 2 ? db : second, editor, amount(`2026-05-0${nth}`, `2026-05-0${nth}`, '1')),
      ),
    );
    expect(apart.map(({ ok }) => ok)).toEqual(Array(6).fill(true));
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
    await second.$disconnect();
  });
});
