import fc from 'fast-check';
import type { ApiDescription } from '../../lib/export/api-description';
import { hostileText } from './hostile-values';
import { DOWNLOADS } from './routes';

/** What a site really has, so that not every random address ends at "there is no such thing". */
export interface KnownNames {
  readonly programme: string;
  readonly pledges: readonly string[];
  readonly themes: readonly string[];
  readonly principles: readonly string[];
  readonly targets: readonly string[];
  readonly description: ApiDescription;
}

interface ListedPledge {
  readonly slug: string;
  readonly theme: { readonly slug: string } | string;
  readonly principle: { readonly slug: string } | string;
  readonly targets: readonly { readonly key: string }[];
}

/** Asks a site for its names. */
export async function readNames(url: string): Promise<KnownNames> {
  const read = async (path: string): Promise<unknown> => {
    const answer = await fetch(new URL(path, url));
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  };
  const { programmes } = (await read('/api/v1/programmes')) as { programmes: { slug: string }[] };
  const programme = programmes[0]?.slug ?? '';
  const list = (await read(`/api/v1/programmes/${programme}/pledges?limit=1000`)) as {
    pledges: ListedPledge[];
  };
  const slugOf = (part: ListedPledge['theme']) => (typeof part === 'string' ? part : part.slug);
  return {
    programme,
    pledges: list.pledges.map(({ slug }) => slug),
    themes: [...new Set(list.pledges.map(({ theme }) => slugOf(theme)))],
    principles: [...new Set(list.pledges.map(({ principle }) => slugOf(principle)))],
    targets: list.pledges.flatMap(({ targets }) => targets.map(({ key }) => key)),
    description: (await read('/api/v1/openapi.json')) as ApiDescription,
  };
}

/** What may stand at a place of a route's pattern: mostly something that is there. `page` is the pattern. */
export function partOf(names: KnownNames, page: string, part: string): fc.Arbitrary<string> {
  const real = realParts(names, page, part);
  const chosen = real.length === 0 ? hostileText : fc.constantFrom(...real);
  return fc.oneof({ weight: 4, arbitrary: chosen }, { weight: 1, arbitrary: hostileText });
}

function realParts(names: KnownNames, page: string, part: string): readonly string[] {
  if (part === 'locale') return ['en', 'kk', 'ru'];
  if (part === 'programme') return [names.programme];
  if (part === 'seq') return ['1', '7', '297'];
  if (part === 'version') return ['1'];
  if (part === 'slug') {
    if (page.includes('/themes/')) return names.themes;
    return page.includes('/principles/') ? names.principles : names.pledges;
  }
  if (part !== 'file') return [];
  if (page.includes('/badge/')) return names.pledges.map((slug) => `${slug}.svg`);
  const stems = page.includes('/themes/')
    ? names.themes
    : page.includes('/principles/')
      ? names.principles
      : page.includes('/pledges/')
        ? names.targets
        : ['statuses', 'overview', 'history'];
  if (page.includes('/charts/'))
    return stems.flatMap((stem) => ['svg', 'png', 'csv'].map((end) => `${stem}.${end}`));
  return DOWNLOADS;
}
