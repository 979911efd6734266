import type { IncomingMessage } from 'node:http';
import type { CacheResult } from './metrics/request-counts';

/** A request on its way to its answer, with what is noted about it for the count and the log. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly requestId: string;
  /** By `performance.now()`. */
  readonly startedAt: number;
  /** Place in the names of routes. */
  route: number;
  cache: CacheResult;
}
