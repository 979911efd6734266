import { type Logger, pino } from 'pino';
import { env } from './env';

// On globalThis, because the pages' bundle and the server in front of it hold two instances of this module.
const holder = globalThis as typeof globalThis & { pledgebookLog?: Logger };

/** The log: JSON lines on standard output from LOG_LEVEL on (warnings by default). Never put secrets or forms in it. */
export function log(): Logger {
  holder.pledgebookLog ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return holder.pledgebookLog;
}
