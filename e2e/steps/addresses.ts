/** The first programme. */
export const PROGRAMME = 'fair-kazakhstan-2022';
export const HOME = `/en/${PROGRAMME}`;
export const API = `/api/v1/programmes/${PROGRAMME}`;
export const EXPORT = `/export/${PROGRAMME}`;
export const FEED = `${HOME}/feed.rss`;

export function pledgePath(slug: string): string {
  return `${HOME}/pledges/${slug}`;
}
