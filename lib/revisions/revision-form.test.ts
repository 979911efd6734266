import { describe, expect, test } from 'vitest';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import { exampleTarget } from '@/lib/pledges/example-standing';
import { changedTerms } from './changed-terms';
import { type TypedRevision, typedFrom } from './form-state';
import { targetContent } from './revision-content';
import { parseRevisionForm, readTyped } from './revision-form';

const PLACE = { programme: 'p', pledge: 'housing', target: 'homes' };
const total = targetContent(
  'housing',
  exampleTarget({
    kind: 'total',
    unit: 'm2',
    value: decimal('111000000'),
    comparison: 'at_least',
    checkpoints: [{ on: plainDate('2025-12-31'), value: decimal('46700000'), sourceUrl: null }],
    dueBasis: { en: 'Seven years.', kk: 'Жеті жыл.' },
  }),
);
const level = targetContent(
  'economy',
  exampleTarget({
    kind: 'level',
    unit: '%',
    value: decimal('15'),
    comparison: 'at_most',
    baseline: {
      value: decimal('18.78'),
      date: plainDate('2022-12-31'),
      isDerived: true,
      sourceUrl: 'https://a.example/',
      note: { en: 'Derived.' },
    },
  }),
);

function form(content = total, changes: Partial<TypedRevision> = {}, fields: Record<string, string> = {}) {
  const typed = typedFrom(content, 'id', 3, 'en');
  return {
    ...typed,
    revisedOn: '1.6.2025',
    ...changes,
    fields: { ...typed.fields, 'reason.en': 'Raised.', ...fields },
  };
}

function fieldsOf(typed: TypedRevision): string[] {
  return parseRevisionForm(typed, PLACE).refusals.map(({ field, code }) => `${field}: ${code}`);
}

describe('the form of a revision', () => {
  test.each([
    ['total', total],
    ['level', level],
  ])('that nobody touched says what holds now (%s)', (_, content) => {
    const { input, refusals } = parseRevisionForm(form(content), PLACE);
    expect(refusals).toEqual([]);
    expect(input).toMatchObject({ basedOn: 3, revisedOn: '2025-06-01', reason: { en: 'Raised.' } });
    const { metric, kind, value, due, dueBasis, baseline, checkpoints } = content;
    expect(input.terms).toMatchObject({ metric, kind, value, due, dueBasis, baseline, checkpoints });
    expect(changedTerms(content, { ...content, ...(input.terms as object) })).toEqual([]);
  });

  test('reads numbers and days as people type them', () => {
    const { input } = parseRevisionForm(form(total, {}, { value: '150 000 000', due: '31.12.2030' }), PLACE);
    expect(input.terms).toMatchObject({ value: '150000000', due: '2030-12-31' });
  });

  test('refuses a number of two meanings, where it stands', () => {
    expect(fieldsOf(form(total, {}, { value: '1.500' }))).toEqual(['value: ambiguous_mark']);
  });

  test('names what is missing', () => {
    expect(fieldsOf(form(total, { revisedOn: '' }, { due: '' }))).toEqual([
      'revisedOn: required',
      'due: required',
    ]);
    expect(fieldsOf(form(level, {}, { 'baseline.date': '' }))).toEqual(['baseline.date: required']);
  });

  test('takes an emptied checkpoint away, and asks for the half of one that is missing', () => {
    const empty = { on: '', value: '', sourceUrl: '' };
    const none = form(total, { checkpoints: [empty, empty] });
    expect(parseRevisionForm(none, PLACE).input.terms?.checkpoints).toEqual([]);
    const half = form(total, { checkpoints: [{ ...empty, on: '2026-12-31' }] });
    expect(fieldsOf(half)).toEqual(['checkpoints.0.value: required']);
  });

  test('leaves out what does not belong to the kind', () => {
    const { input } = parseRevisionForm(form(level, {}, { kind: 'milestone', stages: '2' }), PLACE);
    expect(input.terms).toMatchObject({
      kind: 'milestone',
      value: null,
      comparison: null,
      baseline: null,
      stages: 2,
    });
  });

  test('comes back from the browser as it was sent, and nothing else with it', () => {
    const typed = form(level);
    const sent = new FormData();
    for (const [name, words] of Object.entries(typed.fields)) sent.set(name, words);
    for (const name of ['id', 'basedOn', 'revisedOn'] as const) sent.set(name, typed[name]);
    for (const list of ['sources', 'checkpoints'] as const) {
      for (const [index, row] of typed[list].entries()) {
        for (const [part, words] of Object.entries(row)) sent.set(`${list}.${index}.${part}`, words);
      }
    }
    sent.set('reason.__proto__', 'x');
    sent.set('passwordHash', 'x');
    expect(readTyped(sent)).toEqual(typed);
  });
});
