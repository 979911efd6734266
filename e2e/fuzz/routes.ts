import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRIVATE_SECTIONS } from '../../lib/core/private-sections';

export const DOWNLOADS = [
  'pledges.csv',
  'targets.csv',
  'figures.csv',
  'statuses.csv',
  'ledger.ndjson',
  'datapackage.json',
  'sources.csv',
] as const;

/** Whole archives: made anew for each request, which thousands of times is a test of patience and not of addresses. */
const HEAVY = /\/all\.zip$/;

interface Manifest {
  readonly staticRoutes: readonly { readonly page: string }[];
  readonly dynamicRoutes: readonly { readonly page: string }[];
}

/** Patterns of all public addresses of the build, as `/[locale]/[programme]/pledges/[slug]`. */
export function publicRoutes(distDir = process.env.NEXT_DIST_DIR ?? '.next'): string[] {
  const file = join(distDir, 'routes-manifest.json');
  const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return [...staticRoutes, ...dynamicRoutes]
    .map(({ page }) => page)
    .filter((page) => !page.startsWith('/_') && !HEAVY.test(page) && !isPrivate(page));
}

function isPrivate(page: string): boolean {
  const [, first = '', second = ''] = page.split('/');
  if (first === 'api') return second === 'auth' || second === 'subscriptions';
  return PRIVATE_SECTIONS.includes(second);
}
