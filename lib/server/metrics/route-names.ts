import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { env } from '@/lib/core/env';
import { projectFile } from '../checkout';

/** A route of the build: how it is written in the folder of pages, and which paths are its own. */
export interface Route {
  readonly page: string;
  readonly regex: string;
}

/** Addresses that the server answers itself or that Next has no route for. */
const OWN = ['/api/health/live', '/api/health/ready', '/api/metrics', '/_next'] as const;
/** Whatever is no address at all, and whatever no route has. */
const UNREADABLE = 'unreadable';
const OTHER = 'other';

/** Paths that are remembered with their route; beyond it all are forgotten, so that strangers cannot fill the memory. */
const MOST_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 200;

/**
 * Names of routes for metrics and the log: a closed set made of the build's table, never a path as it was sent, which could be
 * anything and anybody's. A name is its place in `names`.
 */
export class RouteNames {
  readonly names: readonly string[];
  readonly unreadable: number;
  private readonly patterns: readonly { readonly index: number; readonly regex: RegExp }[];
  private readonly remembered = new Map<string, number>();

  constructor(routes: readonly Route[]) {
    const names = [...new Set([...routes.map(nameOf), ...OWN, UNREADABLE, OTHER])];
    this.names = names;
    this.unreadable = names.indexOf(UNREADABLE);
    this.patterns = routes.map((route) => ({
      index: names.indexOf(nameOf(route)),
      regex: new RegExp(route.regex),
    }));
  }

  /** The place of a path's name; `path` percent-encoded and without query, as parsed. */
  indexOf(path: string): number {
    const known = this.remembered.get(path);
    if (known !== undefined) return known;
    const index = this.find(path);
    if (path.length <= LONGEST_REMEMBERED) {
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(path, index);
    }
    return index;
  }

  private find(path: string): number {
    const plain = decodeURIComponent(path);
    const own = plain.startsWith('/_next/') ? '/_next' : plain;
    if ((OWN as readonly string[]).includes(own)) return this.names.indexOf(own);
    const match = this.patterns.find(({ regex }) => regex.test(plain));
    return match?.index ?? this.names.indexOf(OTHER);
  }
}

/** `/[locale]/[programme]/pledges/[slug]` as `/{locale}/{programme}/pledges/{slug}`; what takes in all the rest is `…`. */
function nameOf({ page }: Route): string {
  return page.replace(/\[+\.\.\.(\w+)\]+/g, '{$1…}').replace(/\[(\w+)\]/g, '{$1}');
}

const manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string(), regex: z.string() })),
});

/** The routes of the build that serves, in the order in which they are tried. */
export function builtRoutes(): Route[] {
  const file = projectFile(`${env().NEXT_DIST_DIR}/routes-manifest.json`);
  const { staticRoutes, dynamicRoutes } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  return [...staticRoutes, ...dynamicRoutes].filter(({ page }) => !page.startsWith('/_'));
}
