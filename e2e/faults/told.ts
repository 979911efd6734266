/** What somebody was told, and how soon. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly ms: number;
}

/** Asks without following redirects. */
export async function ask(url: string, headers: Record<string, string> = {}): Promise<Told> {
  const startedAt = performance.now();
  const answer = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(60_000) });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    ms: Math.round(performance.now() - startedAt),
  };
}
