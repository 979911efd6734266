import { NotFoundContent } from '@/components/ui/not-found-content';
import { setResponseStatus } from '@/lib/core/http-status';
import type { Locale } from '@/lib/core/i18n/locales';
import { listProgrammes } from '@/lib/programmes/queries';
import type { Programme } from '@/lib/programmes/types';

/** The 404 page, with a way on: the programme it belongs to, else the newest one. */
export async function MissingPage({ locale, programme }: { locale: Locale; programme: Programme | null }) {
  setResponseStatus(404);
  const nearest = programme ?? (await listProgrammes())[0] ?? null;
  return <NotFoundContent locale={locale} programme={nearest?.slug ?? null} />;
}
