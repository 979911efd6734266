import { describe, expect, test } from 'vitest';
import type { Assessment } from '@/lib/assessments/types';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import { exampleFigure, examplePledge, exampleStanding, exampleTarget } from '@/lib/pledges/example-standing';
import type { PledgeDetail } from '@/lib/pledges/types';
import { countByGroup, countByStatus, coverageOf } from '@/lib/status/overview';
import { groupOf } from '@/lib/status/pledge-status';
import { jsonText } from './envelope';
import type { Method } from './method';
import { pledgeDetailAnswer, pledgeDetailJson, pledgeJson } from './pledge-json';

const METHOD: Method = { version: 1, groupOf, countByStatus, countByGroup, coverageOf };
const ORIGIN = 'https://pledges.example.org';

const canals = exampleTarget({
  key: 'canals',
  kind: 'total',
  unit: 'km',
  value: decimal('3500'),
});

function figure(differences: Partial<Figure> = {}): Figure {
  return {
    ...exampleFigure('677', '2025-12-31', { from: '2025-01-01' }),
    target: 'canals',
    unit: 'km',
    ...differences,
  };
}

const ASSESSMENT: Assessment = {
  id: 'assessment-1',
  verdict: 'partly_kept',
  reasoning: { en: 'Half of it was done.' },
  sources: [{ url: 'https://example.org/', publisher: 'E', publishedOn: null, kind: 'media' }],
  methodVersion: 1,
  isInForce: true,
  retracted: null,
  author: 'Aigerim',
  approver: 'Bolat',
  publishedAt: '2026-11-20T10:00:00.000Z',
  supersedes: null,
  reason: null,
  ledgerSeq: '300',
};

function detail(figures: readonly Figure[], more: Partial<PledgeDetail> = {}): PledgeDetail {
  const targets = [exampleStanding(canals, figures)];
  return {
    ...examplePledge(targets, { slug: 'irrigation-canals' }),
    sources: [
      {
        document: { key: 'a.txt', title: 'A', publisher: 'B', url: null },
        line: 12,
        url: null,
        publishedOn: '2022-11',
        note: { en: 'unclear' },
      },
    ],
    figures,
    regionalFigures: [],
    marks: new Map([
      [
        figures[0]?.sources[0]?.url ?? '',
        {
          state: 'dead',
          lastSeenOn: plainDate('2026-01-01'),
          since: plainDate('2026-01-02'),
          archiveUrl: null,
        },
      ],
    ]),
    revisions: [],
    assessments: [],
    ...more,
  };
}

/** Every object in it gets a property that the public must not see, as a row with too much in it would. */
function withSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSecrets);
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [key, withSecrets(inner)]));
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.entries(value).map(([key, inner]) => [
    key,
    isText(value, key) ? inner : withSecrets(inner),
  ]);
  return { ...Object.fromEntries(copy), passwordHash: 'secret', draftNote: { en: 'secret' } };
}

/** Texts by language are public as a whole, whatever their languages. */
function isText(owner: object, key: string): boolean {
  const inner: unknown = Object.entries(owner).find(([name]) => name === key)?.[1];
  return typeof inner === 'object' && inner !== null && 'en' in inner;
}

describe('a pledge as JSON', () => {
  test('has the editors’ verdict beside the status, and those that it revised', () => {
    const earlier = { ...ASSESSMENT, id: 'assessment-0', isInForce: false };
    const pledge = detail([figure()], { assessment: ASSESSMENT, assessments: [ASSESSMENT, earlier] });
    const json = pledgeDetailJson(ORIGIN, 'p', pledge, METHOD);
    expect(json).toMatchObject({
      status: 'off_track',
      assessment: { verdict: 'partly_kept', author: 'Aigerim', approver: 'Bolat', ledgerSeq: '300' },
    });
    expect(json.assessments.map(({ id }) => id)).toEqual(['assessment-1', 'assessment-0']);
    const leaky = withSecrets({ assessment: ASSESSMENT, assessments: [ASSESSMENT] }) as Partial<PledgeDetail>;
    expect(JSON.stringify(pledgeDetailJson(ORIGIN, 'p', detail([], leaky), METHOD))).not.toMatch(/secret/i);
  });

  test('has the keys of the contract', () => {
    const json = pledgeDetailJson(ORIGIN, 'p', detail([figure()]), METHOD);
    const contract =
      'slug url principle theme title summary testability status group statusCounts assessment targets';
    expect(Object.keys(json)).toEqual(expect.arrayContaining(contract.split(' ')));
    const [target] = json.targets;
    const targetContract =
      'key metric kind direction unit value factor comparison start due baseline checkpoints status flags current reference progress expected pace forecast figures';
    expect(Object.keys(target ?? {})).toEqual(expect.arrayContaining(targetContract.split(' ')));
    const figureContract = 'id shape role value unit from to on qualifier note sources';
    expect(Object.keys(target?.figures[0] ?? {})).toEqual(expect.arrayContaining(figureContract.split(' ')));
    expect(Object.keys(target?.figures[0]?.sources[0] ?? {})).toEqual([
      'url',
      'publisher',
      'publishedOn',
      'kind',
      'state',
      'lastSeenOn',
      'archiveUrl',
    ]);
  });

  test('fits its description with all that may be in it', () => {
    const id = '7f1c2f6e-0000-4000-8000-00000000000';
    const earlier = { ...ASSESSMENT, id: `${id}0`, isInForce: false };
    const reason = { en: 'Withdrawn', ru: 'Отозвано' };
    const retracted = { at: ASSESSMENT.publishedAt, by: 'Aigerim', approver: 'Bolat', reason };
    const newest = { ...ASSESSMENT, id: `${id}1`, supersedes: `${id}0`, reason, retracted };
    const [target] = detail([]).targets;
    if (!target) throw new Error('no target');
    const { summary, standing } = target;
    const original = { target: canals, summary, standing, revisedOn: plainDate('2026-05-01') };
    const pledge = detail([figure({ id: `${id}2`, supersedes: `${id}3`, reason, dateNote: reason })], {
      assessment: newest,
      assessments: [newest, earlier],
      targets: [{ ...exampleStanding(canals, [figure()]), isRevised: true, original }],
    });
    const json = pledgeDetailJson(ORIGIN, 'p', pledge, METHOD);
    expect(json.targets[0]?.original).not.toBeNull();
    expect(json.targets[0]?.figures).toHaveLength(1);
    expect(pledgeDetailAnswer.parse(json)).toEqual(json);
    expect(pledgeDetailAnswer.safeParse({ ...json, status: 'draft' }).success).toBe(false);
  });

  test('gives the worked example of the canals, in decimals as text', () => {
    const json = pledgeJson(ORIGIN, 'p', detail([figure()]), METHOD);
    expect(json.url).toBe('https://pledges.example.org/en/p/pledges/irrigation-canals');
    expect(json).toMatchObject({ status: 'off_track', group: 'in_trouble', assessment: null });
    expect(json.statusCounts).toMatchObject({ off_track: 1, on_track: 0 });
    expect(json.targets[0]).toMatchObject({
      current: '677',
      reference: '2025-12-31',
      value: '3500',
      factor: null,
      baseline: null,
      progress: '0.1934285714',
      expected: '0.4425332291',
      pace: '0.437093892',
      rule: 12,
      forecast: { low: null, high: null },
    });
  });

  test('has nothing in it that the serialiser does not name', () => {
    const pledge = detail([
      figure({ note: { en: 'a' }, dateNote: { en: 'b' }, reason: { en: 'c' } }),
      figure({ id: 'other', target: null, role: 'context' }),
    ]);
    const target = {
      ...exampleStanding(
        exampleTarget({
          baseline: {
            value: decimal('1'),
            date: plainDate('2022-12-31'),
            isDerived: true,
            sourceUrl: null,
            note: { en: 'd' },
          },
          checkpoints: [{ on: plainDate('2025-12-31'), value: decimal('5'), sourceUrl: null }],
          alternativeReading: { kind: 'ceiling', value: decimal('4'), unit: '%', why: { en: 'e' } },
        }),
        [exampleFigure('2', '2025-12-31')],
      ),
    };
    const whole = { ...pledge, targets: [...pledge.targets, target] };
    const spiked = withSecrets(whole) as PledgeDetail;
    expect(jsonText(spiked)).toContain('secret');
    expect(pledgeDetailJson(ORIGIN, 'p', spiked, METHOD)).toEqual(
      pledgeDetailJson(ORIGIN, 'p', whole, METHOD),
    );
    expect(jsonText(pledgeDetailJson(ORIGIN, 'p', spiked, METHOD))).not.toContain('secret');
  });

  test('shows the figures in force with their targets, those of the whole pledge apart', () => {
    const json = pledgeDetailJson(
      ORIGIN,
      'p',
      detail([
        figure({ id: 'a' }),
        figure({ id: 'b', state: 'superseded' }),
        figure({ id: 'c', state: 'retracted' }),
        figure({ id: 'd', state: 'draft' }),
        figure({ id: 'e', target: null, role: 'context' }),
      ]),
      METHOD,
    );
    expect(json.targets[0]?.figures.map(({ id }) => id)).toEqual(['a']);
    expect(json.figures.map(({ id }) => id)).toEqual(['e']);
  });

  test('without targets it is not measurable and counts none', () => {
    const json = pledgeJson(ORIGIN, 'p', examplePledge([]), METHOD);
    expect(json).toMatchObject({ status: 'not_measurable', group: 'not_yet_known', targets: [] });
    expect(Object.values(json.statusCounts).every((count) => count === 0)).toBe(true);
  });
});

test('an answer never leaves a key out in silence', () => {
  expect(() => jsonText({ a: undefined })).toThrow('No value for "a"');
  expect(jsonText({ a: null })).toBe('{"a":null}\n');
});
