import { beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/lib/core/testing/database';
import { ANSWERS } from './api-schemas';
import { OPERATIONS, type OperationId } from './openapi';
import { routeAnswer } from './route-answers';

await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';

beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});

function ask(id: OperationId, query = '', slug = 'x', programme = PROGRAMME): Promise<Response> {
  return routeAnswer(id, { programme, slug }, query);
}

/** A member that the schema does not have would be missing in what it gives back. */
function expectFit(answer: keyof typeof ANSWERS, body: unknown): void {
  expect(ANSWERS[answer].parse(body)).toEqual(body);
}

test.each(OPERATIONS.filter(({ parameters }) => 'asOf' in parameters.shape))(
  '$id answers so as of a past day, too',
  async ({ id, answer }) => {
    const response = await ask(id, '?asOf=2024-06-30', 'housing-construction');
    expect(response.status).toBe(200);
    expectFit(answer, await response.json());
  },
);

describe.each(OPERATIONS)('$id', ({ id, answer, parameters, path }) => {
  test('answers what the description says, to the last member', async () => {
    const slugs = path.includes('{slug}') ? await allPledges() : ['x'];
    for (const slug of slugs) {
      const response = await ask(id, 'limit' in parameters.shape ? '?limit=1000' : '', slug);
      expect(response.status).toBe(200);
      expectFit(answer, await response.json());
    }
  });

  test('refuses as the description says', async () => {
    const refused = await ask(id, '?nonsense=1', 'housing-construction');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    const body = await refused.json();
    expect(ANSWERS.Problem.parse(body)).toEqual(body);
    if (!path.includes('{programme}')) return;
    const missing = await ask(id, '', 'x', 'nowhere');
    expect(missing.status).toBe(404);
    const reason = await missing.json();
    expect(ANSWERS.Problem.parse(reason)).toEqual(reason);
  });
});

test('a value of another kind does not fit', async () => {
  const body = await (await ask('listFigures')).json();
  const [first] = body.figures;
  const wrong = { ...body, figures: [{ ...first, value: 1.5 }] };
  expect(ANSWERS.FigureList.safeParse(wrong).success).toBe(false);
  expect(ANSWERS.FigureList.safeParse({ ...body, asOf: undefined }).success).toBe(false);
});

async function allPledges(): Promise<string[]> {
  const { pledges } = ANSWERS.PledgeList.parse(await (await ask('listPledges', '?limit=1000')).json());
  expect(pledges.length).toBe(131);
  return pledges.map(({ slug }) => slug);
}
