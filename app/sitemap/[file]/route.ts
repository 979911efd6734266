import { sitemapPages } from '@/app/_share/sitemap-pages';
import { notFound, problemText } from '@/lib/core/http';
import { sitemapXml } from '@/lib/feeds/sitemap';

interface Context {
  readonly params: Promise<{ file: string }>;
}

/** One of the files that `/sitemap.xml` lists. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const [, number] = /^([1-9]\d{0,4})\.xml$/.exec(file) ?? [];
  const pages = number === undefined ? undefined : (await sitemapPages())[Number(number) - 1];
  if (pages === undefined) return problemText(notFound('There is no such sitemap.').problem);
  return new Response(sitemapXml(pages), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
