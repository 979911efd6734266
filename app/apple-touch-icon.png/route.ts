import { iconPng } from '@/lib/core/icon';

/** What Apple's home screens show. */
const SIZE = 180;

export function GET(): Response {
  return new Response(iconPng(SIZE), { headers: { 'Content-Type': 'image/png' } });
}
