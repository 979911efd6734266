import { log } from '@/lib/core/log';
import type { CacheResult } from './metrics/request-counts';

/** What is told of a request: nothing of who asked, and no address as it was sent. */
interface RequestLine {
  readonly requestId: string;
  readonly route: string;
  readonly method: string | undefined;
  readonly status: number;
  readonly ms: number;
  readonly cache: CacheResult;
}

/** 501 and 503 are said on purpose (no such format, not ready); anything else above is a fault of ours. */
const ON_PURPOSE: readonly number[] = [501, 503];

/** One line for a request that was answered: an error where we failed, else information. */
export function logRequest(line: RequestLine): void {
  const isFault = line.status >= 500 && !ON_PURPOSE.includes(line.status);
  if (!isFault && !log().isLevelEnabled('info')) return;
  const rounded = { ...line, ms: Math.round(line.ms) };
  if (isFault) log().error(rounded, 'request failed');
  else log().info(rounded, 'request');
}
