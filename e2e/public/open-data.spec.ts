import { expect, test } from '../fixtures';
import { API, EXPORT, HOME, PROGRAMME } from '../steps/addresses';
import { catalogueFigures, cataloguePledges } from '../steps/catalogue';
import { readAll, readCsv } from '../steps/open-data';

interface Text {
  readonly en: string;
}

interface PledgeJson {
  readonly slug: string;
  readonly url: string;
  readonly principle: string;
  readonly theme: string;
  readonly title: Text;
  readonly summary: Text;
  readonly testability: string;
  readonly targets: readonly {
    readonly key: string;
    readonly metric: Text;
    readonly value: string | null;
    readonly factor: string | null;
  }[];
}

interface FigureJson {
  readonly id: string;
  readonly pledge: string;
  readonly target: string | null;
  readonly value: string;
  readonly role: string;
  readonly qualifier: string | null;
  readonly note: Text | null;
  readonly sources: readonly { readonly url: string; readonly publishedOn: string | null }[];
  readonly ledgerSeq: string | null;
}

test('the API has every pledge and target of the catalogue', async ({ request, baseURL }) => {
  const pledges = await readAll<PledgeJson>(request, 'pledges', 50);
  expect(pledges.map((pledge) => pledge.slug)).toEqual(cataloguePledges.map((pledge) => pledge.slug));
  for (const [index, pledge] of pledges.entries()) {
    const known = cataloguePledges[index];
    expect(pledge).toMatchObject({
      url: `${baseURL}/en/${PROGRAMME}/pledges/${known?.slug}`,
      principle: known?.principle,
      theme: known?.theme,
      title: { en: known?.title },
      summary: { en: known?.summary },
      testability: known?.testability,
    });
    expect(
      pledge.targets.map(({ key, metric, value, factor }) => ({ key, metric: metric.en, value, factor })),
    ).toEqual(
      known?.targets.map(({ key, metric, value, factor }) => ({
        key,
        metric,
        value: value === undefined || value === null ? null : String(value),
        factor: factor === undefined || factor === null ? null : String(factor),
      })),
    );
  }
});

test('the API has every figure of the catalogue, with qualifier, note and source', async ({ request }) => {
  const figures = await readAll<FigureJson>(request, 'figures', 20);
  const key = (one: { pledge: string; target: string | null; value: string; url: string | undefined }) =>
    [one.pledge, one.target, one.value, one.url].join(' ');
  const published = new Map(figures.map((one) => [key({ ...one, url: one.sources[0]?.url }), one]));
  expect(figures).toHaveLength(catalogueFigures.length);
  for (const known of catalogueFigures) {
    const { pledge, target = null, source } = known;
    const figure = published.get(key({ pledge, target, value: String(known.value), url: source.url }));
    expect(figure, `${pledge} ${target} ${known.value}`).toBeDefined();
    expect(figure?.role).toBe(known.role);
    expect(figure?.qualifier).toBe(known.qualifier ?? null);
    expect(figure?.note?.en ?? null).toBe(known.note ?? null);
    expect(figure?.sources).toHaveLength(1);
    expect(figure?.sources[0]).toMatchObject({ ...source, publishedOn: source.publishedOn ?? null });
    expect(figure?.ledgerSeq).toMatch(/^\d+$/);
  }
});

test('a pledge of the API has its sources with document and line, and its figures', async ({ request }) => {
  const [known] = cataloguePledges.filter((pledge) => pledge.slug === 'housing-construction');
  const pledge = (await (await request.get(`${API}/pledges/housing-construction`)).json()) as {
    targets: { key: string; figures: FigureJson[] }[];
    sources: { line: number | null }[];
    ledgerSeq: string;
    asOf: string;
    methodVersion: number;
  };
  expect(pledge.sources.map(({ line }) => line)).toEqual(known?.sources.map(({ line = null }) => line));
  expect(pledge.targets[0]?.figures.length).toBeGreaterThan(1);
  expect(pledge.asOf).toBe('2026-11-21');
  expect(pledge.methodVersion).toBe(1);
  expect(Number(pledge.ledgerSeq)).toBeGreaterThanOrEqual(297);
});

test('the ledger is one chain from the first entry on', async ({ request }) => {
  const ledger = await readAll<{ seq: string; prevHash: string; hash: string; kind: string }>(
    request,
    'ledger',
  );
  expect(ledger.map((entry) => Number(entry.seq))).toEqual(ledger.map((_, index) => index + 1));
  expect(ledger[0]?.prevHash).toBe('0'.repeat(64));
  expect(ledger.slice(1).map((entry) => entry.prevHash)).toEqual(
    ledger.slice(0, -1).map((entry) => entry.hash),
  );
  const count = (kind: string) => ledger.filter((entry) => entry.kind === kind).length;
  expect({
    pledges: count('pledge_added'),
    targets: count('target_added'),
    figures: count('figure_published'),
  }).toEqual({
    pledges: 131,
    targets: 108,
    figures: 57,
  });
});

test.describe('CSV', () => {
  const FILES = { 'pledges.csv': 131, 'targets.csv': 108, 'figures.csv': 57, 'statuses.csv': 159 } as const;

  for (const [file, rows] of Object.entries(FILES)) {
    test(`${file} is what DESIGN 5 says`, async ({ request }) => {
      const response = await request.get(`${EXPORT}/${file}`);
      const bytes = await response.body();
      expect(response.headers()['content-type']).toMatch(/^text\/csv; charset=utf-8/);
      expect(response.headers()['content-disposition']).toMatch(/^attachment; filename=/);
      expect(response.headers()['access-control-allow-origin']).toBe('*');
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const text = bytes.toString('utf8');
      expect(text.endsWith('\r\n')).toBe(true);
      expect(text).not.toMatch(/(^|,)[=+@][^,]/m);
      expect(await readCsv(request, file)).toHaveLength(rows);
    });
  }

  test('figures.csv has its columns in their order', async ({ request }) => {
    const text = await (await request.get(`${EXPORT}/figures.csv`)).text();
    expect(text.slice(1, text.indexOf('\r\n'))).toBe(
      'id,pledge,target,shape,role,value,unit,from,to,on,qualifier,note,source_url,source_publisher,source_published_on,source_kind,state,recorded_at,supersedes,reason,region',
    );
  });

  test('figures.csv and the API say the same', async ({ request }) => {
    const rows = await readCsv(request, 'figures.csv');
    const figures = await readAll<FigureJson>(request, 'figures');
    const facts = (one: { id?: string; pledge?: string; value?: string; qualifier?: string | null }) =>
      [one.id, one.pledge, one.value, one.qualifier ?? ''].join(' ');
    expect(rows.map(facts).sort()).toEqual(figures.map(facts).sort());
  });
});

test('everything in one file, described for programs', async ({ request }) => {
  const response = await request.get(`${EXPORT}/all.zip`);
  expect(response.status()).toBe(200);
  const { etag = '', vary, ...headers } = response.headers();
  expect(headers['content-type']).toBe('application/zip');
  expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+-\d+\.zip"$/);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  expect(vary).toBeUndefined();
  const bytes = await response.body();
  expect(Number(headers['content-length'])).toBe(bytes.length);
  const list = bytes.toString('latin1');
  for (const name of ['pledges.csv', 'ledger.ndjson', 'datapackage.json', 'README.txt']) {
    expect(list).toContain(name);
  }
  const again = await request.get(`${EXPORT}/all.zip`, { headers: { 'if-none-match': etag } });
  expect(again.status()).toBe(304);
  const head = await request.head(`${EXPORT}/all.zip`);
  expect(head.headers()['content-length']).toBe(headers['content-length']);
  const description = (await (await request.get(`${EXPORT}/datapackage.json`)).json()) as {
    resources: { path: string }[];
  };
  for (const { path } of description.resources) {
    expect((await request.head(`${EXPORT}/${path}`)).status(), path).toBe(200);
  }
});

test('the API describes itself', async ({ request }) => {
  const response = await request.get('/api/v1/openapi.json');
  const description = (await response.json()) as { openapi: string; paths: Record<string, object> };
  expect(description.openapi).toMatch(/^3\.1\./);
  const addresses = Object.keys(description.paths).map((path) =>
    path.replace('{programme}', PROGRAMME).replace('{slug}', 'housing-construction'),
  );
  expect(addresses).toHaveLength(7);
  for (const address of addresses) expect((await request.get(address)).status(), address).toBe(200);
});

test.describe('what the API refuses', () => {
  const refused: [string, number, string][] = [
    ['/pledges?limit=0', 400, 'limit'],
    ['/pledges?limit=1001', 400, 'limit'],
    ['/pledges?limit=ten', 400, 'limit'],
    ['/pledges?cursor=zzz', 400, 'cursor'],
    ['/pledges?asOf=2023-02-30', 400, 'asOf'],
    ['/pledges?asOf=yesterday', 400, 'asOf'],
    ['/pledges?status=excellent', 400, 'status'],
    ['/figures?pledge=no-such-pledge', 400, 'pledge'],
    ['/ledger?after=-1', 400, 'after'],
    ['/pledges?colour=red', 400, 'colour'],
    ['/pledges/no-such-pledge', 404, ''],
    ['/nothing', 404, ''],
  ];
  for (const [path, status, parameter] of refused) {
    test(`${path}: ${status}`, async ({ request }) => {
      const response = await request.get(`${API}${path}`);
      expect(response.status()).toBe(status);
      expect(response.headers()['content-type']).toMatch(/^application\/problem\+json/);
      const problem = (await response.json()) as { status: number; detail: string; parameter?: string };
      expect(problem.status).toBe(status);
      expect(problem.detail.length).toBeGreaterThan(10);
      if (parameter) expect(problem.parameter).toBe(parameter);
    });
  }

  test('writing', async ({ request }) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await request.fetch(`${API}/pledges`, { method });
      expect(response.status(), method).toBe(405);
      expect(response.headers().allow).toContain('GET');
    }
  });
});

test('the documentation on the site shows every address of the description, with answers that can be had', async ({
  page,
  request,
}) => {
  await page.goto(`${HOME}/data`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /the API reference/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API reference');
  const description = (await (await request.get('/api/v1/openapi.json')).json()) as { paths: object };
  for (const path of Object.keys(description.paths)) {
    await expect(page.getByRole('heading', { level: 2, name: `GET ${path}`, exact: true })).toBeVisible();
  }
  const examples = await page.getByRole('region', { name: /^Example$/ }).allInnerTexts();
  expect(examples).toHaveLength(Object.keys(description.paths).length);
  for (const example of examples) {
    const [, url = ''] = /curl '([^']+)'/.exec(example) ?? [];
    const answer = await request.get(url);
    expect(answer.status(), url).toBe(200);
    expect(answer.headers()['ratelimit-policy']).toMatch(/^"default";q=\d+;w=60$/);
    expect(answer.headers().ratelimit).toMatch(/^"default";r=\d+;t=\d+$/);
    const pretty = JSON.stringify(await answer.json(), null, 2);
    expect(pretty.startsWith(example.split('\n').slice(1, 20).join('\n')), url).toBe(true);
  }
});
