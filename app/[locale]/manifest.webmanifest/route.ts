import { createTranslator } from 'next-intl';
import { notFound, problemText } from '@/lib/core/http';
import { isLocale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { webManifest } from '@/lib/export/manifest';

interface Context {
  readonly params: Promise<{ locale: string }>;
}

/** What browsers need to keep the site among their applications, in a language. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return problemText(notFound('There is no such language.').problem);
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'site' });
  const manifest = webManifest(locale, { name: t('name'), description: t('programmes.lead') });
  return new Response(JSON.stringify(manifest), {
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' },
  });
}
