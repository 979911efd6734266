import { type DestinationStream, type Logger, pino } from 'pino';
import { env } from './env';
import { safeError } from './safe-error';

// On globalThis, because the pages' bundle and the server in front of it hold two instances of this module.
const holder = globalThis as typeof globalThis & { pledgebookLog?: Logger };

/**
 * The log: JSON lines on standard output from LOG_LEVEL on (warnings by default). Give errors as `err`: they are cleaned of what
 * databases and addresses repeat. Never put secrets, forms, e-mail or network addresses in it.
 */
export function log(): Logger {
  holder.pledgebookLog ??= makeLog();
  return holder.pledgebookLog;
}

/** A log of its own, on another stream. */
export function makeLog(stream?: DestinationStream, level: string = env().LOG_LEVEL): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => safeError(error) },
  };
  return stream ? pino(options, stream) : pino(options);
}
