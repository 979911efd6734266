import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeLocalPort } from '../../lib/server/free-port';
import { type Site, startSite } from '../site';

/** A whole site that is started again on the same data and port when its process ends, as systemd or Docker would. */
export interface SupervisedSite {
  readonly url: string;
  readonly data: string;
  /** The address of its embedded database. */
  readonly databaseUrl: string;
  readonly webPid: () => number;
  readonly postmasterPid: () => number;
  /** The main process of its database and all of that one's children. */
  readonly databasePids: () => readonly number[];
  /** How often it had to be started again. */
  readonly restarts: () => number;
  /** Everything that its processes have printed. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

export async function superviseSite(name: string, own: Record<string, string> = {}): Promise<SupervisedSite> {
  const data = own.PLEDGEBOOK_DATA ?? mkdtempSync(join(tmpdir(), `pledgebook-faults-${name}-`));
  const settings = { PORT: String(await freeLocalPort()), ...own, PLEDGEBOOK_DATA: data };
  let site: Site = await startSite(name, settings);
  let restarts = 0;
  let isStopping = false;
  let before = '';
  const keep = async () => {
    for (;;) {
      await site.ended;
      if (isStopping) return;
      before += site.output();
      restarts += 1;
      site = await startSite(name, settings);
    }
  };
  const keeping = keep();
  const pidFile = () => readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(data, 'postgres-password'), 'utf8').trim();
  return {
    url: site.url,
    data,
    databaseUrl: `postgresql://pledgebook:${password}@127.0.0.1:${pidFile()[3]}/pledgebook`,
    webPid: () => site.pid,
    postmasterPid: () => Number(pidFile()[0]),
    databasePids: () => {
      const main = Number(pidFile()[0]);
      return [main, ...childrenOf(main)];
    },
    restarts: () => restarts,
    output: () => before + site.output(),
    stop: async () => {
      isStopping = true;
      await site.stop();
      await keeping;
      if (own.PLEDGEBOOK_DATA === undefined) rmSync(data, { recursive: true, force: true });
    },
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(parent);
      } catch {
        return false;
      }
    });
}
