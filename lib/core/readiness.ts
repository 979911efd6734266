/** Why the site cannot serve now, in one word for machines; null when it can. */
export type Unready = 'starting' | 'database_unreachable' | 'schema_mismatch' | 'stopping';

// On globalThis, because the pages' bundle and the server in front of it hold two instances of this module.
const holder = globalThis as typeof globalThis & { pledgebookReadiness?: () => Promise<Unready | null> };

/** Sets how readiness is found out; the server does, which alone knows what the database should look like. */
export function setReadinessCheck(check: () => Promise<Unready | null>): void {
  holder.pledgebookReadiness = check;
}

/** Whether the site can serve; answers within two seconds or so. */
export async function whyUnready(): Promise<Unready | null> {
  return holder.pledgebookReadiness ? holder.pledgebookReadiness() : 'starting';
}
