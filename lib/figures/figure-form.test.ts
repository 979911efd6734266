import { describe, expect, test } from 'vitest';
import { parseFigureForm, readIntent, readSeen, readTyped } from './figure-form';
import { BLANK_SOURCE, blankFigure, type FormTarget, type TypedFigure } from './form-fields';
import { changeSources } from './typed-sources';

const ID = '0199c0de-0000-4000-8000-000000000001';
const HOUSING: FormTarget = { key: 'housing', kind: 'total', unit: 'm2', stages: 1 };
const SOURCE = {
  url: 'https://stat.gov.kz/housing',
  publisher: 'Bureau of National Statistics',
  publishedOn: '13.01.2026',
  kind: 'official_statistics',
};

const amount: TypedFigure = {
  ...blankFigure(ID, HOUSING),
  value: '20 100 000',
  from: '2025-01-01',
  to: '31.12.2025',
  qualifier: 'about',
  note: ' New buildings only. ',
  sources: [SOURCE],
};

function read(change: Partial<TypedFigure> = {}, target: FormTarget = HOUSING, typed = amount) {
  return parseFigureForm({ ...typed, ...change }, { programme: 'p', pledge: 'housing', target }, 'en');
}
const codes = (change: Partial<TypedFigure>, target: FormTarget = HOUSING, typed = amount) =>
  read(change, target, typed).refusals.map(({ code, field }) => `${field}: ${code}`);

describe('a form is read', () => {
  test('whole', () => {
    expect(read()).toEqual({
      readings: null,
      refusals: [],
      input: {
        id: ID,
        programme: 'p',
        pledge: 'housing',
        target: 'housing',
        role: 'counted',
        shape: 'amount',
        value: '20100000',
        unit: 'm2',
        from: '2025-01-01',
        to: '2025-12-31',
        on: null,
        qualifier: 'about',
        region: null,
        dateNote: null,
        note: { en: 'New buildings only.' },
        corrects: null,
        reason: null,
        sources: [{ ...SOURCE, publishedOn: '2026-01-13' }],
      },
    });
  });

  test('without what belongs to another shape or role', () => {
    const { input, refusals } = read({
      shape: 'running_total',
      on: '2025-12-31',
      from: 'nonsense',
      unit: 'km',
    });
    expect(refusals).toEqual([]);
    expect(input).toMatchObject({ from: null, to: null, on: '2025-12-31', unit: 'm2' });
  });

  test('with the shape that there is no choice of', () => {
    const level: FormTarget = { key: 'gas', kind: 'level', unit: '%', stages: 1 };
    expect(read({ shape: '', on: '2025-12-31' }, level).input).toMatchObject({ shape: 'reading', unit: '%' });
  });

  test('as yes or no, and as a stage, by the kind of the target', () => {
    const kept: FormTarget = { key: 'scheme', kind: 'maintain', unit: null, stages: 1 };
    expect(read({ value: 'x', goesOn: '0', on: '2025-12-31' }, kept)).toMatchObject({
      refusals: [],
      input: { value: '0', shape: 'reading', unit: null },
    });
    expect(codes({ goesOn: '', on: '2025-12-31' }, kept)).toEqual(['goesOn: required']);
    expect(codes({ goesOn: '2', on: '2025-12-31' }, kept)).toEqual(['goesOn: not_yes_no']);
    const law: FormTarget = { key: 'code', kind: 'milestone', unit: null, stages: 3 };
    expect(read({ stage: '2', on: '2025-12-31' }, law)).toMatchObject({
      refusals: [],
      input: { value: '2', shape: 'stage', unit: null, qualifier: null },
    });
    expect(codes({ stage: 'two', on: '2025-12-31' }, law)).toEqual(['stage: not_a_stage']);
  });

  test('as background, with a unit of its own where it is for the pledge as a whole', () => {
    const background = { role: 'context', shape: 'reading', on: '2025-12-31', unit: 'KZT' };
    expect(read({ role: 'context' }).input).toMatchObject({ target: 'housing', role: 'context', unit: 'm2' });
    expect(read({ ...background, role: 'counted' }, null).input).toMatchObject({
      target: null,
      role: 'context',
    });
    expect(codes({ ...background, unit: ' ' }, null)).toEqual(['unit: required']);
    expect(codes({ ...background, unit: 'm²; drop' }, null)).toEqual(['unit: not_a_unit']);
  });

  test('with the region that was chosen; without one it is about the whole country', () => {
    expect(read({ region: 'KZ-10' }).input.region).toBe('KZ-10');
    expect(read({ region: '' }).input.region).toBeNull();
    expect(codes({ region: 'Abai' })).toEqual(['region: not_a_region']);
  });

  test('with what it said in other languages, which the form does not show', () => {
    const place = { programme: 'p', pledge: 'h', target: HOUSING };
    const before = { note: { en: 'Old.', ru: 'Старое.' }, dateNote: { ru: 'По году.' }, reason: null };
    const typed = { ...amount, note: 'New.', dateNote: 'По году.', corrects: ID, reason: 'Misread.' };
    expect(parseFigureForm(typed, place, 'en', before).input).toMatchObject({
      note: { en: 'New.', ru: 'Старое.' },
      dateNote: { ru: 'По году.' },
      reason: { en: 'Misread.' },
    });
    expect(parseFigureForm({ ...typed, note: '' }, place, 'en', before).input.note).toEqual({
      ru: 'Старое.',
    });
  });

  test('without sources that were opened and left empty', () => {
    expect(read({ sources: [SOURCE, BLANK_SOURCE, BLANK_SOURCE] }).input.sources).toHaveLength(1);
  });
});

describe('a form is refused at the field:', () => {
  const source = (change: Partial<typeof SOURCE>) => ({ sources: [{ ...SOURCE, ...change }] });
  test.each<[string, Partial<TypedFigure>, string[]]>([
    ['a value that is none', { value: 'many' }, ['value: not_a_number']],
    ['an absurd value', { value: '9'.repeat(40) }, ['value: too_large']],
    ['too many digits', { value: '0.12345678901' }, ['value: too_precise']],
    ['nothing typed', { value: '', from: '', to: '' }, ['value: required', 'from: required', 'to: required']],
    ['a day that does not exist', { to: '31.11.2025' }, ['to: not_a_date']],
    ['days the wrong way round', { from: '2025-12-31', to: '2025-01-01' }, ['from: period_reversed']],
    ['no address', source({ url: '' }), ['sources.0.url: required']],
    ['a malformed address', source({ url: 'stat.gov.kz' }), ['sources.0.url: not_an_address']],
    ['another kind of address', source({ url: 'ftp://stat.gov.kz/x' }), ['sources.0.url: address_not_http']],
    ['a script for an address', source({ url: 'javascript:alert(1)' }), ['sources.0.url: address_not_http']],
    ['no publisher', source({ publisher: ' ' }), ['sources.0.publisher: required']],
    ['no kind of source', source({ kind: '' }), ['sources.0.kind: required']],
    ['a bad day of publication', source({ publishedOn: 'May' }), ['sources.0.publishedOn: not_a_date']],
    ['a shape of another kind', { shape: 'stage' }, ['shape: shape_not_offered', 'on: required']],
    ['an unknown role', { role: 'boss' }, ['role: required']],
    ['an unknown word', { qualifier: 'nearly' }, ['qualifier: malformed']],
    [
      'a second source half filled in',
      { sources: [SOURCE, { ...SOURCE, url: '' }] },
      ['sources.1.url: required'],
    ],
    ['an id of its own making', { id: 'x' }, ['id: malformed']],
    ['a null character', { note: 'a\u0000b' }, ['note.en: control_characters']],
  ])('%s', (_, change, expected) => expect(codes(change)).toEqual(expected));

  test('a mark that can mean two things, until the author says which', () => {
    const asked = read({ value: '1,234' });
    expect(asked.readings).toEqual(['1.234', '1234']);
    expect(asked.refusals).toEqual([
      {
        code: 'ambiguous_number',
        field: 'meant',
        values: { typed: '1,234', first: '1.234', second: '1234' },
      },
    ]);
    expect(read({ value: '1,234', meant: '1234' })).toMatchObject({ refusals: [], input: { value: '1234' } });
    expect(codes({ value: '1,234', meant: '57' })).toEqual(['meant: ambiguous_number']);
    expect(read({ value: '57', meant: '1234' }).input.value).toBe('57');
  });
});

describe('the request itself', () => {
  function form(entries: Record<string, string>): FormData {
    const data = new FormData();
    for (const [name, value] of Object.entries(entries)) data.set(name, value);
    return data;
  }

  test('gives back every text that was typed', () => {
    const typed = { ...amount, sources: [SOURCE, { ...SOURCE, url: 'not\tan address' }] };
    const { sources, ...plain } = typed;
    const fields = { ...plain };
    const data = form(fields);
    sources.forEach((source, index) => {
      for (const [name, value] of Object.entries(source)) data.set(`sources.${index}.${name}`, value);
    });
    expect(readTyped(data)).toEqual(typed);
  });

  test('of nothing is an empty form, and files are not text', () => {
    const data = form({});
    data.set('value', new File(['1'], 'a.txt'));
    expect(readTyped(data)).toMatchObject({ value: '', sources: [BLANK_SOURCE] });
    expect(readIntent(data)).toBe('check');
    expect(readSeen(data)).toBeNull();
  });

  test('says which button was used', () => {
    expect(readIntent(form({ intent: 'publish' }))).toBe('publish');
    expect(readIntent(form({ intent: 'drop table' }))).toBe('check');
    const three = [SOURCE, { ...SOURCE, url: 'b' }, { ...SOURCE, url: 'c' }];
    expect(changeSources(three, 'remove_source.1').map(({ url }) => url)).toEqual([SOURCE.url, 'c']);
    expect(changeSources([SOURCE], 'remove_source.0')).toEqual([BLANK_SOURCE]);
    expect(changeSources(Array(10).fill(SOURCE), 'add_source')).toHaveLength(10);
    expect(changeSources([SOURCE], 'check')).toEqual([SOURCE]);
  });

  test('says what the author saw', () => {
    const seen = {
      targetVersion: 2,
      summarySeq: '240',
      current: '57',
      reference: '2025-12-31',
      status: 'on_track',
    };
    const data = form(
      Object.fromEntries(Object.entries(seen).map(([key, value]) => [`seen.${key}`, String(value)])),
    );
    expect(readSeen(data)).toEqual(seen);
    data.set('seen.targetVersion', '1e5');
    expect(readSeen(data)).toBeNull();
  });
});
