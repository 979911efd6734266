import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';

export const CONNECTIONS = 32;

export interface Load {
  readonly url: string;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Requests a second over all connections, about; as many as possible without it. */
  readonly rate?: number;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** Asks one address again and again: by wrk where the machine has it, else by autocannon, which takes most of a core itself. */
export function load(folder: string, asked: Load): Promise<LoadResult> {
  return hasWrk() ? byWrk(folder, asked) : byAutocannon(asked);
}

let isThere: boolean | undefined;

function hasWrk(): boolean {
  // It ends with 1 when it says its version.
  isThere ??= spawnSync('wrk', ['--version'], { stdio: 'ignore' }).error === undefined;
  return isThere;
}

/** What makes the load, for the notes. */
export function generator(): string {
  return hasWrk() ? 'wrk' : 'autocannon';
}

async function byWrk(folder: string, { url, seconds, headers = {}, rate }: Load): Promise<LoadResult> {
  const args = [
    '--threads',
    '1',
    '--connections',
    String(CONNECTIONS),
    '--duration',
    `${seconds}s`,
    '--latency',
  ];
  for (const [name, value] of Object.entries(headers)) args.push('--header', `${name}: ${value}`);
  if (rate !== undefined) {
    const script = join(folder, 'pause.lua');
    const pause = Math.max(1, Math.round((CONNECTIONS * 1000) / rate));
    writeFileSync(script, `function delay() return ${pause} end\n`);
    args.push('--script', script);
  }
  const text = await output('wrk', [...args, url]);
  if (/Non-2xx|Socket errors/.test(text)) throw new Error(`Not all answers of ${url} were good:\n${text}`);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1]);
  return { perSecond, p99Ms: milliseconds(/^\s*99%\s+(\S+)/m.exec(text)?.[1] ?? '') };
}

const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function milliseconds(text: string): number {
  const [, number = '', unit = ''] = /^([\d.]+)(us|ms|s|m)$/.exec(text) ?? [];
  return Number(number) * (UNITS[unit] ?? Number.NaN);
}

async function byAutocannon({ url, seconds, headers = {}, rate }: Load): Promise<LoadResult> {
  const options = { url, headers, connections: CONNECTIONS, duration: seconds };
  const result = await autocannon(
    rate === undefined ? options : { ...options, overallRate: Math.round(rate) },
  );
  const wrong = result['5xx'] + result.errors + result.timeouts;
  if (wrong > 0) throw new Error(`${wrong} answers of ${url} were not good.`);
  // It counts whole milliseconds.
  return { perSecond: result.requests.total / result.duration, p99Ms: Math.max(1, result.latency.p99) };
}

function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (part: string) => {
      text += part;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${command} ended with ${code}:\n${text}`)),
    );
  });
}
