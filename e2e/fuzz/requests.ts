import fc from 'fast-check';
import { OEMBED_PARAMETERS, PUBLIC_PARAMETERS } from '../../lib/core/public-parameters';
import type { ApiParameter, JsonSchema } from '../../lib/export/api-description';
import { hostileHeaders, hostileText, method } from './hostile-values';
import { type KnownNames, partOf } from './known-names';

/** A request as it goes out, letter by letter. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The path in the API's description whose answer this should be; null outside of it. */
  readonly described: string | null;
}

/** Requests to all public addresses: of the API by its own description, of pages, feeds, pictures and downloads by the routes of the build. */
export function requestsTo(names: KnownNames, routes: readonly string[]): fc.Arbitrary<FuzzRequest> {
  const described = Object.entries(names.description.paths).map(([path, { get }]) =>
    addressOf(names, path.replace(/\{(\w+)\}/g, '[$1]'), parametersOf(names, get.parameters)).map(
      (address) => ({
        path: address,
        described: path,
      }),
    ),
  );
  const common = fc.constantFrom(
    ...PUBLIC_PARAMETERS,
    ...OEMBED_PARAMETERS,
    '__proto__',
    'asOf[]',
    'x',
    '_rsc',
  );
  const others = fc.array(fc.tuple(common, valueFor(names)), { maxLength: 4 });
  const routed = routes.map((page) =>
    addressOf(names, page, others).map((path) => ({ path, described: null as string | null })),
  );
  const address = fc.oneof(fc.oneof(...described), fc.oneof(...routed));
  return fc.tuple(method, address, hostileHeaders).map(([verb, { path, described: pattern }, headers]) => ({
    method: verb,
    path,
    described: pattern,
    headers,
  }));
}

type Pairs = fc.Arbitrary<readonly (readonly [string, string])[]>;

/** A pattern with something in its places, and a query. */
function addressOf(names: KnownNames, page: string, query: Pairs): fc.Arbitrary<string> {
  const parts = page.split('/').map((part) => {
    const name = /^\[+(?:\.\.\.)?(\w+)\]+$/.exec(part)?.[1];
    return name === undefined ? fc.constant(part) : partOf(names, page, name);
  });
  return fc.tuple(fc.tuple(...parts), query).map(([path, pairs]) => {
    const text = pairs.map(([name, value]) => `${name}=${value}`).join('&');
    return `${path.join('/') || '/'}${text === '' ? '' : `?${text}`}`;
  });
}

/** The parameters that an address of the API says that it has; now and then one twice, or one that it has not. */
function parametersOf(names: KnownNames, parameters: readonly ApiParameter[]): Pairs {
  const known = parameters.filter((one) => one.in === 'query');
  const pair = (one: ApiParameter) => valueFor(names, one.schema).map((value) => [one.name, value] as const);
  const some = fc.array(known.length === 0 ? stray : fc.oneof(...known.map(pair)), { maxLength: 3 });
  const extra = fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(stray, { maxLength: 2 }) },
  );
  return fc.tuple(some, extra).map(([right, wrong]) => [...right, ...wrong]);
}

const stray = fc.tuple(
  fc.oneof(fc.constantFrom('asof', 'cursor[]', '__proto__', 'limit%00', 'q'.repeat(200)), hostileText),
  hostileText,
);

/** A value for a parameter: mostly one that its schema allows. */
function valueFor(names: KnownNames, schema: JsonSchema = {}): fc.Arbitrary<string> {
  const words = schema.enum?.map(String) ?? [];
  const { minimum = 0, maximum = 1000 } = schema;
  const allowed =
    words.length > 0
      ? fc.constantFrom(...words)
      : schema.type === 'integer'
        ? fc.integer({ min: minimum, max: maximum }).map(String)
        : fc.oneof(
            fc.constantFrom(...names.pledges, ...names.themes, ...names.principles),
            fc.constantFrom(
              'housing',
              '%D0%B6%D0%B8%D0%BB%D1%8C',
              '%22jobs%22',
              'on_track',
              'figure_published',
              '-due',
            ),
            fc
              .date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
              .map((day) => day.toISOString().slice(0, 10)),
            fc.integer({ min: 0, max: 400 }).map(String),
          );
  return fc.oneof({ weight: 3, arbitrary: allowed }, { weight: 2, arbitrary: hostileText });
}
