import { connection } from 'next/server';
import { sitemapPages } from '@/app/_share/sitemap-pages';
import { publicOrigin } from '@/lib/core/env';
import { sitemapIndexXml, sitemapXml } from '@/lib/feeds/sitemap';

const HEADERS = { 'Content-Type': 'application/xml; charset=utf-8' };

/** All public pages, or where there are too many for one file the list of the files. */
export async function GET(): Promise<Response> {
  await connection();
  const files = await sitemapPages();
  const [only] = files;
  if (only && files.length === 1) return new Response(sitemapXml(only), { headers: HEADERS });
  const list = files.map((pages, index) => ({
    address: `${publicOrigin()}/sitemap/${index + 1}.xml`,
    changedAt: pages.reduce<string | null>(
      (last, { changedAt }) => ((changedAt ?? '') > (last ?? '') ? changedAt : last),
      null,
    ),
  }));
  return new Response(sitemapIndexXml(list), { headers: HEADERS });
}
