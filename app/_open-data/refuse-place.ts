import { badParameter } from '@/lib/core/http';
import type { Programme } from '@/lib/programmes/types';

/** A filter for a theme or principle that the programme does not have: no list is right, not even an empty one. */
export function refusePlace(
  programme: Programme,
  wanted: { readonly principle?: string | undefined; readonly theme?: string | undefined },
): ReturnType<typeof badParameter> | null {
  const { principle, theme } = wanted;
  if (principle !== undefined && !programme.principles.some(({ slug }) => slug === principle)) {
    return badParameter('principle', `The programme has no principle “${principle}”.`);
  }
  if (theme !== undefined && !programme.themes.some(({ slug }) => slug === theme)) {
    return badParameter('theme', `The programme has no theme “${theme}”.`);
  }
  return null;
}
