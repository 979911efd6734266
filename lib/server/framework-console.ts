import { siteSecrets } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { safeText } from '@/lib/core/safe-text';

/** What a framework calls its kinds of lines, and ours. */
const LEVELS = { error: 'error', warn: 'warn', info: 'debug', log: 'debug', debug: 'debug' } as const;

/**
 * Leads what the framework and libraries write to the console into the log. They write errors as they are, with the values of the query
 * that failed; here each becomes one JSON line, cleaned like all others.
 *
 * @returns puts the console back
 */
export function takeConsole(): () => void {
  const terminal = globalThis.console;
  const before = Object.keys(LEVELS).map((name) => [name, terminal[name as keyof typeof LEVELS]] as const);
  for (const [name, level] of Object.entries(LEVELS)) {
    Object.assign(terminal, { [name]: (...parts: unknown[]) => note(level, parts) });
  }
  return () => void Object.assign(terminal, Object.fromEntries(before));
}

function note(level: 'error' | 'warn' | 'debug', parts: readonly unknown[]): void {
  const err = parts.find((part) => part instanceof Error);
  const secrets = siteSecrets();
  // Objects are left out: they may be anything, a form among it.
  const text = parts
    .filter((part) => typeof part === 'string')
    .map((part) => safeText(part, secrets))
    .join(' ')
    .trim();
  if (err === undefined && text === '') return;
  log()[level](err === undefined ? { text } : { text, err }, 'the framework reported');
}
