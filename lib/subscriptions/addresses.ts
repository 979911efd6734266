import { addressWith } from '@/lib/programmes/addresses';
import type { Topic } from './types';

/** The form for updates by mail, about a topic. Relative to the site. */
export function subscribeAddress(locale: string, { programme, theme, pledge }: Topic): string {
  return addressWith(`/${locale}/subscriptions`, { programme, theme, pledge });
}

/** The pages that links in mail lead to, each with its secret. Relative to the site. */
export function subscriberAddress(
  locale: string,
  page: 'confirm' | 'manage' | 'unsubscribe',
  token: string,
): string {
  return addressWith(`/${locale}/subscriptions/${page}`, { token });
}

/** Where mail programs unsubscribe by themselves (RFC 8058). Relative to the site. */
export function oneClickAddress(token: string): string {
  return addressWith('/api/subscriptions/unsubscribe', { token });
}
