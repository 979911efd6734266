import { enhancementCode } from '@/lib/core/enhancements';

/** What lets the frames of our cards on pages of others follow the cards' height. Its address stays as it is. */
export function GET(): Response {
  return new Response(enhancementCode('embed-host'), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Access-Control-Allow-Origin': '*' },
  });
}
