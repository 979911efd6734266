import type { MetadataRoute } from 'next';

/** All that is public may be read; the desk and the accounts have nothing for search engines. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', disallow: ['/api/auth/', '/*/editor', '/*/sign-in', '/*/setup'] } };
}
