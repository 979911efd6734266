import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API, EXPORT, HOME, PROGRAMME } from './addresses';

/** The routes that the build at hand answers, as it lists them itself: `/[locale]/[programme]/pledges` and so on. */
export function builtRoutes(): string[] {
  const folder = process.env.NEXT_DIST_DIR ?? '.next';
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'app-path-routes-manifest.json'), 'utf8'));
  return [...new Set(Object.values(manifest as Record<string, string>))].toSorted();
}

/** Pages that Next shows by itself, at whichever address. */
const WITHOUT_ADDRESS = ['/_global-error', '/_not-found'];

/** Real values for the changing parts of addresses. */
const PARTS: Readonly<Record<string, string>> = {
  locale: 'en',
  programme: PROGRAMME,
  // Nobody has it: what the desk says of a row that is not there is headed like the row.
  id: '00000000-0000-4000-8000-000000000000',
  seq: '1',
};

/** Addresses of routes whose changing parts mean different things from one to the other. */
const OWN: Readonly<Record<string, string>> = {
  '/[locale]/[...path]': '/en/no/such/page',
  '/[locale]/[programme]/badge/[file]': `${HOME}/badge/housing-construction.svg`,
  '/[locale]/[programme]/charts/[file]': `${HOME}/charts/statuses.svg`,
  '/[locale]/[programme]/charts/pledges/[slug]/[file]': `${HOME}/charts/pledges/housing-construction/new-housing-commissioned.svg`,
  '/[locale]/[programme]/charts/principles/[file]': `${HOME}/charts/principles/fair-economy.svg`,
  '/[locale]/[programme]/charts/themes/[file]': `${HOME}/charts/themes/energy.svg`,
  '/[locale]/[programme]/embed/[slug]': `${HOME}/embed/housing-construction`,
  '/[locale]/[programme]/pledges/[slug]': `${HOME}/pledges/housing-construction`,
  '/[locale]/[programme]/pledges/[slug]/picture.png': `${HOME}/pledges/housing-construction/picture.png`,
  '/[locale]/[programme]/principles/[slug]': `${HOME}/principles/fair-state`,
  '/[locale]/[programme]/principles/[slug]/picture.png': `${HOME}/principles/fair-state/picture.png`,
  '/[locale]/[programme]/themes/[slug]': `${HOME}/themes/energy`,
  '/[locale]/[programme]/themes/[slug]/picture.png': `${HOME}/themes/energy/picture.png`,
  '/[locale]/report': `/en/report?programme=${PROGRAMME}&pledge=housing-construction`,
  '/api/oembed': `/api/oembed?url=${encodeURIComponent(`https://pledges.example.org${HOME}/pledges/housing-construction`)}`,
  '/api/auth/[...nextauth]': '/api/auth/csrf',
  '/api/v1/[[...path]]': '/api/v1/no-such-thing',
  '/api/v1/programmes/[programme]/pledges/[slug]': `${API}/pledges/housing-construction`,
  '/enhance/[version]/[file]': '/enhance/1/no-such.js',
  '/export/[programme]/[file]': `${EXPORT}/pledges.csv`,
  '/icons/[file]': '/icons/192.png',
  '/sitemap/[file]': '/sitemap/1.xml',
};

/** One address of each route; null where there is none yet, which a test has to say. */
export function addressOf(route: string): string | null {
  const own = OWN[route];
  if (own !== undefined) return own;
  const path = route.replace(/\[(\w+)\]/g, (part, name: string) => PARTS[name] ?? part);
  return path.includes('[') ? null : path;
}

/** The routes that have addresses. */
export function routesWithAddress(): string[] {
  return builtRoutes().filter((route) => !WITHOUT_ADDRESS.includes(route));
}
