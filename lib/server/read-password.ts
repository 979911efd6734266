import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { StartError } from './start-error';

/** The password from standard input, without the line's end; only the first line counts. */
export async function passwordFromStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
}

/** Asks twice at the terminal, without showing what is typed. @throws StartError without a terminal, or when they differ */
export async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new StartError(
      'There is no terminal to ask at: use --password-stdin to read the password from standard input.',
    );
  }
  const first = await ask('Password: ');
  const second = await ask('The password again: ');
  if (first !== second) throw new StartError('The two passwords are not the same. Nothing was changed.');
  return first;
}

function ask(prompt: string): Promise<string> {
  // readline edits the line and handles Ctrl-C; what it would show goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  // Only now: the terminal must have stopped showing what is typed before anybody types.
  process.stderr.write(prompt);
  return new Promise((resolve, reject) => {
    lines.once('SIGINT', () => {
      lines.close();
      reject(new StartError('\nStopped. Nothing was changed.'));
    });
    lines.question('', (answer) => {
      lines.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
