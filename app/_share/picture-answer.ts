import { asOfParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { conditionally } from '@/lib/core/conditional';
import { textWidth } from '@/lib/core/font-metrics';
import { notFound, OPEN_TO_ALL, problemText } from '@/lib/core/http';
import { isLocale } from '@/lib/core/i18n/locales';
import { PICTURE_FONT, pngOf } from '@/lib/core/picture';
import { CARD_WIDTH, type CardFont, type CardTexts, shareCard } from '@/lib/export/cards/share-card';
import type { CardPlace } from './card-texts';

/** Addresses of pictures and badges below a programme in a language. */
export interface ShareContext<Params = object> {
  readonly params: Promise<Params & { readonly locale: string; readonly programme: string }>;
}

const FONT: CardFont = {
  family: PICTURE_FONT,
  width: (text, size, isBold) => textWidth(text, size, isBold ? 'bold' : 'regular'),
};

/**
 * The card of something as a PNG. `textsOf` has its words, null for what the programme does not have (404);
 * `?asOf=` asks for a past day as on the page.
 */
export async function pictureAnswer(
  request: Request,
  { locale, programme: slug }: { readonly locale: string; readonly programme: string },
  textsOf: (place: CardPlace) => Promise<CardTexts | null>,
): Promise<Response> {
  if (!isLocale(locale)) return problemText(notFound('There is no such language.').problem);
  const view = await programmeView(request, slug, asOfParameters);
  if (!view.ok) return problemText(view.problem);
  const { programme, day, version } = view.value;
  const texts = await textsOf({ locale, programme, day });
  if (texts === null) return problemText(notFound('There is nothing of that name in the programme.').problem);
  const headers = { ...OPEN_TO_ALL, 'Content-Type': 'image/png' };
  return conditionally(request, version, headers, () => pngOf(shareCard(texts, FONT), CARD_WIDTH));
}
