import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freeLocalPort } from '../lib/server/free-port';
import { findOrInstallNginx } from './find-nginx';

const TEMPLATE = 'docs/edge/nginx.conf.template';
const STARTED_WITHIN_MS = 20_000;

export interface Edge {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** nginx with the shipped configuration in front of a port of this machine. `change`: what a test does to the text. */
export function startEdge(upstreamPort: number, change = (text: string) => text): Promise<Edge> {
  return startNginx((folder, port) =>
    change(
      filledIn(readFileSync(TEMPLATE, 'utf8'), {
        EDGE_LISTEN: `127.0.0.1:${port}`,
        EDGE_UPSTREAM: `127.0.0.1:${upstreamPort}`,
        EDGE_DIR: folder,
        EDGE_WORKERS: '1',
      }),
    ),
  );
}

/**
 * An nginx of its own, with a configuration made for a folder and a port.
 *
 * @throws Error with nginx's own words where the configuration is wrong
 */
export async function startNginx(configuration: (folder: string, port: number) => string): Promise<Edge> {
  const nginx = findOrInstallNginx();
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-edge-'));
  // Started by root, its workers run as somebody else.
  chmodSync(folder, 0o755);
  const port = await freeLocalPort();
  mkdirSync(join(folder, 'cache'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port));
  const check = spawnSync(nginx, ['-t', '-c', file, '-p', folder], { encoding: 'utf8' });
  if (check.status !== 0) throw new Error(`nginx refuses the configuration:\n${check.stderr}`);
  const child = spawn(nginx, ['-c', file, '-p', folder, '-g', 'daemon off;'], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilOpen(port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://127.0.0.1:${port}`, stop };
}

function filledIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\$\{(\w+)\}/g, (given, name: string) => values[name] ?? given);
}

async function untilOpen(port: number): Promise<void> {
  const deadline = performance.now() + STARTED_WITHIN_MS;
  while (!(await isOpen(port))) {
    if (performance.now() > deadline) throw new Error(`nginx does not listen on port ${port}.`);
    await sleep(20);
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
