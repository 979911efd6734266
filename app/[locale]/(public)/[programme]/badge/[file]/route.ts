import { asOfParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { badgeTexts } from '@/app/_share/card-texts';
import type { ShareContext } from '@/app/_share/picture-answer';
import { conditionally } from '@/lib/core/conditional';
import { textWidth } from '@/lib/core/font-metrics';
import { isSlug, notFound, OPEN_TO_ALL, problemText } from '@/lib/core/http';
import { isLocale } from '@/lib/core/i18n/locales';
import { badgeSvg } from '@/lib/export/cards/badge-svg';
import { getPledgeDetail } from '@/lib/pledges/queries';

const HEADERS = { ...OPEN_TO_ALL, 'Content-Type': 'image/svg+xml; charset=utf-8' };

/** The status of a pledge as a small picture: `{slug}.svg`, with `?asOf=` as on the page. */
export async function GET(
  request: Request,
  { params }: ShareContext<{ readonly file: string }>,
): Promise<Response> {
  const { locale, programme: where, file } = await params;
  const slug = file.endsWith('.svg') ? file.slice(0, -'.svg'.length) : '';
  if (!isLocale(locale)) return problemText(notFound('There is no such language.').problem);
  const view = await programmeView(request, where, asOfParameters);
  if (!view.ok) return problemText(view.problem);
  const { programme, day, version } = view.value;
  const pledge = isSlug(slug) ? await getPledgeDetail(programme, slug, day) : null;
  if (pledge === null) return problemText(notFound('There is no such badge: it is {pledge}.svg.').problem);
  return conditionally(request, version, HEADERS, () =>
    badgeSvg(badgeTexts({ locale, programme, day }, pledge), (text, size) => textWidth(text, size)),
  );
}
