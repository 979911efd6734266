import { z } from 'zod';
import { oembedFacts } from '@/app/_share/oembed-answer';
import { OPEN_TO_ALL, problemJson } from '@/lib/core/http';
import { OEMBED_PARAMETERS } from '@/lib/core/public-parameters';
import { readParameters } from '@/lib/core/query-parameters';
import { OEMBED_FORMATS, OEMBED_TYPES, oembedOf, oembedText } from '@/lib/feeds/oembed';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

const LONGEST = 2000;

const size = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a whole number of pixels, from 1')
  .transform(Number)
  .optional();

const parameters = z.object({
  url: z.string({ error: 'is missing: it takes the address of a pledge’s page' }).max(LONGEST, 'is too long'),
  format: z.string().default('json'),
  maxwidth: size,
  maxheight: size,
});

/** oEmbed 1.0: how a pledge's page is shown on a page of somebody else. Parameters that it does not know are left alone. */
export async function GET(request: Request): Promise<Response> {
  const all = [...new URL(request.url).searchParams];
  const own = all.filter(([name]) => (OEMBED_PARAMETERS as readonly string[]).includes(name));
  const read = readParameters(new URLSearchParams(own), parameters);
  if (!read.ok) return problemJson(read.problem);
  const { url, format: asked, maxwidth = null, maxheight = null } = read.value;
  const format = OEMBED_FORMATS.find((one) => one === asked);
  if (format === undefined) {
    const detail = `There is no format “${asked.slice(0, 40)}”; there are ${OEMBED_FORMATS.join(' and ')}.`;
    return problemJson({ status: 501, detail, parameter: 'format' });
  }
  const facts = await oembedFacts(url);
  if (facts === null) {
    const detail = 'That is not the address of a pledge’s page on this site.';
    return problemJson({ status: 404, detail, parameter: 'url' });
  }
  return new Response(oembedText(oembedOf(facts, { width: maxwidth, height: maxheight }), format), {
    headers: { ...OPEN_TO_ALL, 'Content-Type': `${OEMBED_TYPES[format].answer}; charset=utf-8` },
  });
}
