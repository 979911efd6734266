import {
  enhancementAddress,
  enhancementCode,
  enhancementOf,
  enhancementsVersion,
} from '@/lib/core/enhancements';

const A_YEAR = 'public, max-age=31536000, immutable';

interface Context {
  readonly params: Promise<{ version: string; file: string }>;
}

/** A module of ours for public pages. A page that a cache still holds names an older one, and is led to the newest. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { version, file } = await params;
  const name = enhancementOf(file);
  if (name === null) return new Response('There is no such module.\n', { status: 404 });
  if (version !== enhancementsVersion()) {
    return new Response(null, { status: 307, headers: { Location: enhancementAddress(name) } });
  }
  return new Response(enhancementCode(name), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': A_YEAR },
  });
}
