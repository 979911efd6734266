import { promises as dns, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { VisitFault } from '@/lib/sources/types';

/** Where websites are. Others are other services, of which a program inside the house can reach more than the public. */
const PORTS: readonly string[] = ['', '80', '443', '8080', '8443'];

/** What we may not or cannot visit, with the reason. */
export class Unvisitable extends Error {
  override name = 'Unvisitable';
  constructor(readonly fault: VisitFault) {
    super(fault);
  }
}

/** How names become addresses; another one in tests. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export const resolveByDns: Resolve = (host) => dns.lookup(host, { all: true, verbatim: true });

/** Whether an IP address is one of the public internet. What cannot be read is not. */
export function isPublicIp(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` looks through IPv4 inside IPv6.
  const ip = ipaddr.process(address);
  if (ip.range() !== 'unicast') return false;
  // Of IPv6 only 2000::/3 has been given out.
  return !('parts' in ip) || (ip.parts[0] ?? 0) >> 13 === 1;
}

/** Refuses what is no web address of the public. Throws `Unvisitable`. Names are looked at when they are connected to. */
export function checkAddress(url: URL, isPrivateAllowed: boolean): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Unvisitable('bad_address');
  if (url.username !== '' || url.password !== '') throw new Unvisitable('bad_address');
  if (isPrivateAllowed) return;
  if (!PORTS.includes(url.port)) throw new Unvisitable('port_not_allowed');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is connected to without being looked up.
  if (ipaddr.isValid(host) && !isPublicIp(host)) throw new Unvisitable('private_address');
}

/**
 * The `lookup` of a connection: it answers public addresses only, and what it answers is what is connected to, so that a
 * name cannot be public when it is checked and private when it is used.
 */
export function guardedLookup(resolve: Resolve, isPrivateAllowed: boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined) return callback(new Unvisitable('name_not_found'), []);
        const isRefused = !isPrivateAllowed && found.some(({ address }) => !isPublicIp(address));
        if (isRefused) return callback(new Unvisitable('private_address'), []);
        return options.all ? callback(null, found) : callback(null, first.address, first.family);
      },
      () => callback(new Unvisitable('name_not_found'), []),
    );
  };
}
