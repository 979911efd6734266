import { BadAddress } from '@/components/ui/bad-address';
import { setResponseStatus } from '@/lib/core/http-status';
import { overviewAddress, type ProgrammePlace } from '@/lib/programmes/addresses';
import type { Refused } from './load-view';
import { MissingPage } from './missing-page';

interface RefusedPageProps {
  readonly refused: Refused;
  /** The page without its parameters, to go on from a bad address; the overview unless told otherwise. */
  readonly addressOf?: (place: ProgrammePlace) => string;
}

/**
 * The page in place of one that cannot be shown, with its real status. Rendered like any other page: `notFound()` would
 * leave an empty document to readers without scripts (Next renders its boundary in the browser only).
 */
export function RefusedPage({ refused, addressOf = overviewAddress }: RefusedPageProps) {
  if (refused.kind === 'missing')
    return <MissingPage locale={refused.locale} programme={refused.programme} />;
  setResponseStatus(400);
  const place = { locale: refused.locale, programme: refused.programme.slug };
  return <BadAddress problems={refused.problems} goOn={addressOf(place)} />;
}
