import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { addAccount } from '../steps/accounts';
import { HOME } from '../steps/addresses';
import { run } from './commands';
import { DeskClient, type Sent } from './desk-client';
import { eventually } from './eventually';
import { figureFields } from './figures';
import { record } from './record';
import { sized } from './size';
import { type SupervisedSite, superviseSite } from './supervised-site';
import { ask } from './told';

const PUBLICATIONS = sized(150, 1000);
const DISK = '340m';

/** A way to take the space from the database, and to give it back. */
interface Disk {
  readonly how: string;
  readonly data: string;
  readonly fill: (site: SupervisedSite) => void;
  readonly free: (site: SupervisedSite) => void;
  readonly remove: () => void;
}

/** A small disk of memory where that may be mounted (as root, mostly). */
function smallDisk(): Disk | null {
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-faults-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  const filler = join(folder, 'filler');
  const data = join(folder, 'data');
  mkdirSync(data);
  return {
    how: 'a disk without a free byte',
    data,
    fill: () => fillWith(filler),
    free: () => rmSync(filler, { force: true }),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Elsewhere no process of the database may make a file longer than it is: writing fails as on a full disk. */
function limitedFiles(): Disk {
  const data = mkdtempSync(join(tmpdir(), 'pledgebook-faults-disk-'));
  const limit = (site: SupervisedSite, size: string) => {
    for (const pid of site.databasePids())
      execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`]);
  };
  return {
    how: 'files of the database that must not grow',
    data,
    fill: (site) => limit(site, '8192'),
    free: (site) => limit(site, 'unlimited'),
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}

function fillWith(path: string): void {
  const file = openSync(path, 'a');
  try {
    for (const bytes of [1 << 20, 1 << 12, 1]) {
      const block = Buffer.alloc(bytes);
      try {
        for (;;) if (writeSync(file, block) < bytes) break;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

test('the disk is full: publishing is refused in words, reading goes on, and space makes all well', async () => {
  test.setTimeout(sized(240_000, 900_000));
  const disk = smallDisk() ?? limitedFiles();
  const site = await superviseSite('disk', { PLEDGEBOOK_DATA: disk.data });
  try {
    const account = await addAccount('admin', 'Disk', site.data);
    const desk = new DeskClient(site.url);
    await desk.signIn(account);
    const acknowledged: string[] = [];
    const publish = async (index: number): Promise<Sent> => {
      const { pledge, fields } = figureFields(index);
      const sent = await desk.publish(pledge, fields);
      if (sent.kind === 'acknowledged') acknowledged.push(fields.id);
      return sent;
    };
    expect(await publish(0)).toEqual({ kind: 'acknowledged' });
    const page = await ask(site.url + HOME);
    expect(page.status).toBe(200);

    disk.fill(site);
    let refused = 0;
    let unkind = '';
    for (let index = 1; index <= PUBLICATIONS && refused < 10; index += 1) {
      const sent = await publish(index);
      if (sent.kind === 'acknowledged') continue;
      refused += 1;
      if (
        sent.kind !== 'refused' ||
        sent.status !== 503 ||
        !/nothing was|not saved|does not answer/i.test(sent.page)
      )
        unkind = JSON.stringify(sent).slice(0, 3000);
      const meanwhile = await ask(site.url + HOME);
      expect(meanwhile.status, 'a page that was read before').toBe(200);
    }
    expect(refused, 'refused for want of space').toBeGreaterThan(0);
    expect(unkind, 'refused otherwise than in words').toBe('');
    const before = acknowledged.length;

    disk.free(site);
    let next = PUBLICATIONS;
    const back = await eventually('publishing works again', async () => {
      next += 1;
      return (await publish(next)).kind === 'acknowledged';
    });
    expect(site.restarts(), 'the web process went on').toBe(0);
    const verified = await run('lib/server/ledger-verify.ts', { PLEDGEBOOK_DATA: site.data });
    expect(verified.code, verified.output).toBe(0);
    const csv = (await ask(`${site.url}/export/fair-kazakhstan-2022/figures.csv`)).text;
    expect(
      acknowledged.filter((id) => !csv.includes(id)),
      'acknowledged and not there',
    ).toEqual([]);
    record('3-disk-full', {
      fault: `disk full (${disk.how})`,
      meanwhile: `publications by the desk’s form until ${refused} were refused; a page read after each`,
      outcome: `${before} acknowledged before and during, 0 lost; ${refused} refused in words; every page that was read before was served`,
      back: `publishing ${back} s after there was space`,
      numbers: { acknowledged: acknowledged.length, refused, lost: 0, webRestarts: 0, backSeconds: back },
    });
  } finally {
    disk.free(site);
    await site.stop();
    disk.remove();
  }
});
