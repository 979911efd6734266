import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { publicOrigin } from '@/lib/core/env';

/** All that is public may be read; the desk and the accounts have nothing for search engines. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  // The address of the site is known when it runs, not when it is built.
  await connection();
  return {
    rules: {
      userAgent: '*',
      disallow: [
        '/api/auth/',
        '/*/editor',
        '/*/sign-in',
        '/*/setup',
        '/*/account',
        '/*/invitation',
        '/*/password',
      ],
    },
    sitemap: `${publicOrigin()}/sitemap.xml`,
  };
}
