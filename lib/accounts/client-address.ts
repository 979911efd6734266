import { isIPv6 } from 'node:net';

/** What an address that is not known is counted as: all such requests share one limit. */
const UNKNOWN = 'unknown';

/**
 * The address that failures are counted under. The server writes `x-forwarded-for` itself, from the connection and from
 * the proxies that it trusts, so its last entry is no claim of the visitor's. IPv6 is counted by /64, the least that
 * one customer gets.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  const last = forwardedFor?.split(',').at(-1)?.trim() ?? '';
  if (last === '') return UNKNOWN;
  const address = last.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(address) ? networkOf(address) : address.slice(0, 45);
}

function networkOf(address: string): string {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(gap).fill('0'), ...right];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
