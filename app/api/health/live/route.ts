export const dynamic = 'force-dynamic';

/** Whether the process answers at all. It asks nothing else, so that a slow database never gets the site restarted. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'Cache-Control': 'no-store' } });
}
