/** A line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Something that the person at the terminal should act on. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
