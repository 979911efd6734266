import { notFound, problemText } from '@/lib/core/http';
import { iconPng } from '@/lib/core/icon';
import { MANIFEST_ICON_SIZES } from '@/lib/export/manifest';

interface Context {
  readonly params: Promise<{ file: string }>;
}

/** The sign of the site in the sizes that the manifest names: `/icons/192.png`. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const size = MANIFEST_ICON_SIZES.find((one) => file === `${one}.png`);
  if (size === undefined) return problemText(notFound('There is no icon of that size.').problem);
  return new Response(iconPng(size), { headers: { 'Content-Type': 'image/png' } });
}
