import type { KeptSnapshot } from '@/lib/snapshots/types';

/** A snapshot as the list for programs has it. */
export function snapshotJson(origin: string, programme: string, snapshot: KeptSnapshot): object {
  const { id: _, ...facts } = snapshot;
  return { ...facts, url: `${origin}${snapshotPath(programme, snapshot.seq)}` };
}

/** The address of a snapshot's archive, relative to the site. */
export function snapshotPath(programme: string, seq: string): string {
  return `/export/${encodeURIComponent(programme)}/snapshots/${seq}/all.zip`;
}
