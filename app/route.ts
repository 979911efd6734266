import { localeFor } from '@/lib/core/i18n/accept-language';

/** The site in the language that the browser asks for. */
export function GET(request: Request): Response {
  const locale = localeFor(request.headers.get('accept-language'));
  return new Response(null, { status: 307, headers: { location: `/${locale}`, vary: 'Accept-Language' } });
}
