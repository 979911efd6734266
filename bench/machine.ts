import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** What the numbers were measured on, without what names the machine. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  /** Gigabytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
}

export function thisMachine(postgres: string): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('-')[0] ?? ''}`.trim(),
    node: process.version,
    postgres,
  };
}
