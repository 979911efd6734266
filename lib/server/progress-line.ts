import { percentOf } from '@/lib/figures/import/uploads/progress';

const WIDTH = 24;

/** How far something is, for a terminal: `[=========>              ] 43 % 43,000 of 100,000 rows`. */
export function progressLine(done: number, rows: number): string {
  const percent = percentOf(done, rows) ?? 0;
  const filled = Math.floor((percent * WIDTH) / 100);
  const bar = percent === 100 ? '='.repeat(WIDTH) : `${'='.repeat(filled)}>`.padEnd(WIDTH);
  const number = (value: number) => value.toLocaleString('en');
  return `[${bar}] ${percent} % ${number(done)} of ${number(rows)} rows`;
}

/** Tells how far it is each time the share is another one. */
export function rowTeller(rows: number, tell: (line: string) => void): () => void {
  let done = 0;
  let told = -1;
  return () => {
    done += 1;
    const percent = percentOf(done, rows) ?? 0;
    if (percent === told) return;
    told = percent;
    tell(progressLine(done, rows));
  };
}
