import { siteSecrets } from './env';
import { safeText } from './safe-text';

/** An error as it stands in the log. */
export interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  /** Of a database's error: names of its parts, never what stands in them. */
  readonly place?: Readonly<Record<string, string>>;
  readonly cause?: SafeError;
  readonly errors?: readonly SafeError[];
}

/** Deep enough for what libraries wrap; an error that is its own cause must come to an end. */
const DEEPEST = 4;
const MOST_TOGETHER = 5;

/** What an error of a database says about where it arose. `detail`, `where`, `query` and `parameters` hold what was typed. */
const PLACES = [
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'modelName',
  'kind',
] as const;

/**
 * An error without what the log must not hold. Errors of the database are told by their code and place alone: their own words repeat the
 * values of the row, the query, or the address with its password. Of all others the words are kept, cleaned.
 */
export function safeError(error: unknown, secrets: readonly string[] = siteSecrets(), depth = 0): SafeError {
  if (typeof error !== 'object' || error === null) {
    return { type: typeof error, message: safeText(String(error), secrets) };
  }
  const { name, message, stack, code, cause, errors, meta } = error as Record<string, unknown>;
  const isDatabase = isOfDatabase(error);
  const frames = typeof stack === 'string' ? framesOf(stack, secrets) : '';
  const causes = [cause, isRecord(meta) ? meta.driverAdapterError : undefined].find(isRecord);
  const place = isDatabase ? placeOf(error, meta) : {};
  const isDeep = depth >= DEEPEST;
  return {
    type: typeof name === 'string' ? safeText(name, secrets) : 'Error',
    message: isDatabase ? 'The database or its client refused.' : safeText(String(message ?? ''), secrets),
    ...(typeof code === 'string' && { code: safeText(code, secrets) }),
    ...(Object.keys(place).length > 0 && { place }),
    ...(frames !== '' && { stack: frames }),
    ...(causes !== undefined && !isDeep && { cause: safeError(causes, secrets, depth + 1) }),
    ...(Array.isArray(errors) &&
      !isDeep && {
        errors: errors.slice(0, MOST_TOGETHER).map((one) => safeError(one, secrets, depth + 1)),
      }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Prisma's errors, its adapter's, and those of PostgreSQL by either driver. */
function isOfDatabase(error: object): boolean {
  const { name, severity, kind, originalCode } = error as Record<string, unknown>;
  return (
    (typeof name === 'string' && /^(?:Prisma|PostgresError|DriverAdapterError|DatabaseError)/.test(name)) ||
    typeof severity === 'string' ||
    typeof kind === 'string' ||
    typeof originalCode === 'string'
  );
}

function placeOf(error: object, meta: unknown): Record<string, string> {
  const parts = [error, isRecord(meta) ? meta : {}] as Record<string, unknown>[];
  const places = parts.flatMap((part) =>
    PLACES.flatMap((name) => (typeof part[name] === 'string' ? [[name, part[name]] as const] : [])),
  );
  // Names in a database have 63 bytes at most; what is longer is none.
  return Object.fromEntries(places.filter(([, value]) => /^[\w .-]{1,63}$/.test(value)));
}

/** Only the lines that say where: the first ones repeat the message, and Prisma's the whole query. */
function framesOf(stack: string, secrets: readonly string[]): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => safeText(line.trim(), secrets))
    .join('\n');
}
