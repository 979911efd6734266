import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as getFigures } from '@/app/api/v1/programmes/[programme]/figures/route';
import { GET as getLedger } from '@/app/api/v1/programmes/[programme]/ledger/route';
import { GET as getPledge } from '@/app/api/v1/programmes/[programme]/pledges/[slug]/route';
import { GET as getPledges } from '@/app/api/v1/programmes/[programme]/pledges/route';
import { GET as getProgramme } from '@/app/api/v1/programmes/[programme]/route';
import { GET as getProgrammes } from '@/app/api/v1/programmes/route';
import { GET as getExport } from '@/app/export/[programme]/[file]/route';
import { encodeCursor } from '@/lib/core/paging';
import { testDatabase } from '@/lib/core/testing/database';
import { entryHash } from '@/lib/ledger/entry-hash';

await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';
const HOST = 'http://localhost:3000';

/** The day of METHOD's worked examples. */
beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;

function ask<P extends object>(handler: Handler<P>, params: P, query = '', headers = {}): Promise<Response> {
  return handler(new Request(`${HOST}/x${query}`, { headers }), { params: Promise.resolve(params) });
}

const at = { programme: PROGRAMME };

async function jsonOf(response: Promise<Response>) {
  const { status, headers, body } = await response.then(async (answer) => ({
    status: answer.status,
    headers: answer.headers,
    body: await answer.json(),
  }));
  expect({ status, body: status === 200 ? null : body }).toEqual({ status: 200, body: null });
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  return body;
}

/** METHOD section 9. */
const COUNTS = {
  not_measurable: 51,
  no_data: 51,
  on_track: 8,
  in_progress: 7,
  achieved: 5,
  overdue: 4,
  off_track: 3,
  behind: 2,
};

describe('the API', () => {
  test('counts the catalogue as METHOD 9 does', async () => {
    const programme = await jsonOf(ask(getProgramme, at));
    expect(programme).toMatchObject({
      slug: PROGRAMME,
      url: `https://pledges.example.org/en/${PROGRAMME}`,
      pledgeCount: 131,
      targetCount: 108,
      statusCounts: COUNTS,
      coverage: { known: 29, total: 131 },
      asOf: '2026-11-21',
      methodVersion: 1,
    });
    const { pledges, nextCursor } = await jsonOf(ask(getPledges, at, '?limit=1000'));
    expect(nextCursor).toBeNull();
    const counted: Record<string, number> = {};
    for (const { status } of pledges) counted[status] = (counted[status] ?? 0) + 1;
    expect(counted).toEqual(COUNTS);
  });

  test.each([
    [
      'housing-construction',
      {
        status: 'on_track',
        current: '57000000',
        reference: '2025-12-31',
        progress: '0.5135135135',
        expected: '0.4207207207',
        flags: [],
      },
    ],
    [
      'shadow-economy-share',
      {
        status: 'on_track',
        current: '17.52',
        reference: '2023-12-31',
        baseline: expect.objectContaining({ value: '18.78', date: '2022-12-31' }),
        flags: ['stale'],
      },
    ],
    ['irrigation-canals', { status: 'off_track', current: '677', progress: '0.1934285714' }],
    [
      'gasification-level',
      {
        status: 'achieved',
        current: '62.4',
        reference: '2026-02-20',
        progress: null,
        pace: null,
        flags: ['no_baseline'],
      },
    ],
    ['renewables-share', { status: 'achieved', factor: '1.5', value: null, progress: '1.1111111111' }],
  ])('gives the worked example %s', async (slug, expected) => {
    const pledge = await jsonOf(ask(getPledge, { ...at, slug }));
    expect(pledge.targets[0]).toMatchObject(expected);
    expect(pledge).toMatchObject({ slug, ledgerSeq: '297', asOf: '2026-11-21', methodVersion: 1 });
  });

  test('gives the same pledge in the list and alone, but for figures and sources', async () => {
    const { pledges } = await jsonOf(ask(getPledges, at, '?limit=1000'));
    for (const slug of ['housing-construction', 'political-pluralism']) {
      const {
        sources,
        figures,
        regionalFigures,
        assessments,
        targets,
        ledgerSeq,
        asOf,
        methodVersion,
        ...rest
      } = await jsonOf(ask(getPledge, { ...at, slug }));
      expect([assessments, regionalFigures]).toEqual([[], []]);
      expect([sources.length > 0, figures, ledgerSeq, asOf, methodVersion]).toEqual([
        true,
        [],
        '297',
        '2026-11-21',
        1,
      ]);
      const listed = pledges.find((pledge: { slug: string }) => pledge.slug === slug);
      const bare = targets.map(({ figures: _, ...target }: { figures: unknown }) => target);
      expect({ ...rest, targets: bare }).toEqual(listed);
    }
  });

  test('pages through pledges, figures and entries without losing or repeating one', async () => {
    const lists = [
      [getPledges, 'pledges', 131, '?limit=50', ({ slug }: { slug: string }) => slug],
      [getFigures, 'figures', 57, '?limit=20', ({ id }: { id: string }) => id],
      [getLedger, 'ledger', 297, '?limit=99', ({ seq }: { seq: string }) => seq],
    ] as const;
    for (const [handler, name, total, query, keyOf] of lists) {
      const keys: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { nextCursor: string | null; [list: string]: unknown } = await jsonOf(
          ask(handler, at, cursor === null ? query : `${query}&cursor=${cursor}`),
        );
        keys.push(...(page[name] as never[]).map(keyOf));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect([name, keys.length, new Set(keys).size]).toEqual([name, total, total]);
    }
  });

  test('filters pledges by where they are and how they stand', async () => {
    const slugs = async (query: string) =>
      (await jsonOf(ask(getPledges, at, query))).pledges.map((pledge: { slug: string }) => pledge.slug);
    expect(await slugs('?status=off_track')).toHaveLength(3);
    expect(await slugs('?group=in_trouble')).toHaveLength(9);
    expect(await slugs('?theme=agriculture&status=off_track')).toContain('irrigation-canals');
    const [qualitative, testable, quantified] = await Promise.all(
      ['qualitative', 'testable', 'quantified'].map((word) => slugs(`?testability=${word}&limit=1000`)),
    );
    expect((qualitative?.length ?? 0) + (testable?.length ?? 0) + (quantified?.length ?? 0)).toBe(131);
  });

  test('goes back to a past day: only what could be known then', async () => {
    const { targets, asOf } = await jsonOf(
      ask(getPledge, { ...at, slug: 'housing-construction' }, '?asOf=2025-12-31'),
    );
    expect(asOf).toBe('2025-12-31');
    expect(targets[0].current).toBe('36900000');
    const published = targets[0].figures.map(
      (figure: { sources: { publishedOn: string | null }[] }) => figure.sources[0]?.publishedOn ?? '',
    );
    expect(published.every((day: string) => day <= '2025-12-31')).toBe(true);
    const { figures } = await jsonOf(ask(getFigures, at, '?asOf=2022-12-01'));
    expect(figures.map((figure: { pledge: string }) => figure.pledge)).toContain('single-seven-year-term');
    expect(figures.length).toBeLessThan(10);
  });

  test('gives a ledger whose chain anyone can recompute', async () => {
    const { ledger } = await jsonOf(ask(getLedger, at, '?limit=1000'));
    let previous = '0'.repeat(64);
    for (const { hash, ...entry } of ledger) {
      expect(entry.prevHash).toBe(previous);
      expect(entryHash(entry)).toBe(hash);
      previous = hash;
    }
    const after = await jsonOf(ask(getLedger, at, '?after=295'));
    expect(after.ledger.map(({ seq }: { seq: string }) => seq)).toEqual(['296', '297']);
  });

  test('lists the programmes', async () => {
    const request = new Request(`${HOST}/api/v1/programmes`);
    const { programmes } = await (await getProgrammes(request)).json();
    expect(programmes).toHaveLength(1);
    expect(programmes[0].title).toHaveProperty('kk');
  });
});

describe('refuses in words, never with a 500:', () => {
  const wrong: [string, () => Promise<Response>, number, string | undefined][] = [
    ['an unknown programme', () => ask(getPledges, { programme: 'nowhere' }), 404, undefined],
    ['a programme that is no slug', () => ask(getPledges, { programme: 'a\u0000b' }), 404, undefined],
    ['an unknown pledge', () => ask(getPledge, { ...at, slug: 'nothing' }), 404, undefined],
    ['a limit of 0', () => ask(getPledges, at, '?limit=0'), 400, 'limit'],
    ['a limit above 1000', () => ask(getFigures, at, '?limit=1001'), 400, 'limit'],
    [
      'a cursor of ours no more',
      () => ask(getPledges, at, `?cursor=${encodeCursor('pledges', 'gone')}`),
      400,
      'cursor',
    ],
    ['a made-up cursor', () => ask(getFigures, at, '?cursor=abc'), 400, 'cursor'],
    ['a sequence beyond any', () => ask(getLedger, at, `?after=${'9'.repeat(30)}`), 400, 'after'],
    [
      'after and cursor',
      () => ask(getLedger, at, `?after=1&cursor=${encodeCursor('ledger', '1')}`),
      400,
      'cursor',
    ],
    ['a day in the future', () => ask(getPledges, at, '?asOf=2026-11-22'), 400, 'asOf'],
    ['a day before it all', () => ask(getPledges, at, '?asOf=2022-10-25'), 400, 'asOf'],
    ['no day', () => ask(getProgramme, at, '?asOf=2026-13-01'), 400, 'asOf'],
    ['a theme it has not', () => ask(getPledges, at, '?theme=nothing'), 400, 'theme'],
    ['a pledge it has not', () => ask(getFigures, at, '?pledge=nothing'), 400, 'pledge'],
    ['a misspelt parameter', () => ask(getPledges, at, '?themes=health'), 400, 'themes'],
    ['a repeated parameter', () => ask(getPledges, at, '?theme=health&theme=youth'), 400, 'theme'],
  ];
  test.each(wrong)('%s', async (_, send, status, parameter) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = await response.json();
    expect(problem).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    expect(problem.parameter).toBe(parameter);
  });

  test('a day is the programme’s, not the server’s', async () => {
    vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T19:30:00.000Z');
    const { asOf } = await jsonOf(ask(getProgramme, at, '?asOf=2026-11-22'));
    expect(asOf).toBe('2026-11-22');
    vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  });

  test('an unknown download', async () => {
    const response = await ask(getExport, { ...at, file: 'constructor' });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('figures.csv');
  });

  test('a day for a download that has none', async () => {
    const response = await ask(getExport, { ...at, file: 'figures.csv' }, '?asOf=2026-01-01');
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('asOf');
  });
});

test('a reader who has an answer is told so, until it changes', async () => {
  const first = await ask(getPledges, at);
  const etag = first.headers.get('etag') ?? '';
  expect((await ask(getPledges, at, '', { 'If-None-Match': etag })).status).toBe(304);
  const modified = first.headers.get('last-modified') ?? '';
  expect((await ask(getPledges, at, '', { 'If-Modified-Since': modified })).status).toBe(304);
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-22T12:00:00.000Z');
  expect((await ask(getPledges, at, '', { 'If-None-Match': etag })).status).toBe(200);
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  // What is not there has not stayed the same either.
  expect((await ask(getPledge, { ...at, slug: 'nothing' }, '', { 'If-None-Match': '*' })).status).toBe(404);
});
