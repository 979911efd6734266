import { iconFile } from '@/lib/core/icon';

const SIZE = 32;

/** For browsers that ask for it without having read a page, as they do for data and pictures. */
export function GET(): Response {
  return new Response(iconFile(SIZE), { headers: { 'Content-Type': 'image/x-icon' } });
}
