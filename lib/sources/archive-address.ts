import type { PlainDate } from '@/lib/core/plain-date';

/** Where the Wayback Machine shows its copy nearest to a day; a suggestion to be opened, never fetched by us. */
export function suggestedArchive(url: string, on: PlainDate | null): string {
  return `https://web.archive.org/web/${on === null ? '' : `${on.replaceAll('-', '')}/`}${url}`;
}
