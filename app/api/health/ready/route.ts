import { whyUnready } from '@/lib/core/readiness';

export const dynamic = 'force-dynamic';

/** Whether the site can serve: the database answers and has the schema of this version. 503 with a word otherwise. */
export async function GET(): Promise<Response> {
  const reason = await whyUnready();
  const headers = { 'Cache-Control': 'no-store' };
  return reason === null
    ? Response.json({ status: 'ready' }, { headers })
    : Response.json({ status: 'unready', reason }, { status: 503, headers });
}
