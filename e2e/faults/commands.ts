import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { siteEnvironment } from '../site';
import type { Sent } from './desk-client';

/** Runs one of our TypeScript files to its end, with those settings beside the usual ones. */
export function run(
  file: string,
  settings: Record<string, string>,
  args: readonly string[] = [],
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const options = { env: siteEnvironment(settings), maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, ['--import', 'tsx', file, ...args], options, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, output: `${out}${err}` }),
    );
  });
}

/** The process that publishes without a web server (`publish-child.ts`), started again whenever it was killed. */
export class PublishingProcess {
  private child: ChildProcess | null = null;
  private lines: Interface | null = null;

  constructor(private readonly settings: Record<string, string>) {}

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  publish(figure: object): Promise<Sent> {
    const { child, lines } = this.running();
    return new Promise((resolve) => {
      const settle = (sent: Sent) => {
        child.off('exit', onExit);
        lines.off('line', onLine);
        resolve(sent);
      };
      const onExit = () => {
        this.child = null;
        settle({ kind: 'unknown' });
      };
      const onLine = (line: string) => settle(JSON.parse(line) as Sent);
      child.once('exit', onExit);
      lines.once('line', onLine);
      child.stdin?.write(`${JSON.stringify(figure)}\n`);
    });
  }

  /** Lets it end by itself, once it has answered everything. */
  end(): void {
    this.child?.stdin?.end();
  }

  private running(): { child: ChildProcess; lines: Interface } {
    if (this.child && this.lines && this.child.exitCode === null && this.child.signalCode === null) {
      return { child: this.child, lines: this.lines };
    }
    const args = ['--import', 'tsx', 'e2e/faults/publish-child.ts'];
    const env = siteEnvironment(this.settings);
    const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.on('error', () => {}); // It was killed; `exit` says so.
    const lines = createInterface({ input: child.stdout });
    this.child = child;
    this.lines = lines;
    return { child, lines };
  }
}
