import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { publicOrigin } from '@/lib/core/env';
import { CLOSED_TO_SEARCH } from './_public/closed-to-search';

/** All that is public may be read; the desk and the accounts have nothing for search engines. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // The address of the site is known when it runs, not when it is built.
  await connection();
  return {
    rules: { userAgent: '*', disallow: [...CLOSED_TO_SEARCH] },
    sitemap: `${publicOrigin()}/sitemap.xml`,
  };
}
