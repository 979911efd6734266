import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures';
import { siteEnvironment } from '../site';

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Somebody new, so that no two tests share an account. */
export function somebody(name: string): Account {
  const mark = randomBytes(4).toString('hex');
  return {
    name,
    email: `${name.toLowerCase()}.${mark}@example.org`,
    password: `correct horse ${mark} staple`,
  };
}

/** Adds an account as an operator does, from the shell beside the running site. */
export async function addAccount(
  role: 'editor' | 'reviewer' | 'admin',
  name = 'Aigerim',
  data = recordingData(),
): Promise<Account> {
  const account = somebody(name);
  const { email, password } = account;
  const options = ['add', '--email', email, '--name', name, '--role', role, '--password-stdin'];
  const { code, output } = await runAccountCommand(options, password, data);
  expect(code, output).toBe(0);
  return account;
}

function recordingData(): string {
  return process.env.PLEDGEBOOK_E2E_RECORDING_DATA ?? '';
}

/** `npm run account -- …` on a site's database, the recording one's without `data`. */
export function runAccountCommand(
  args: string[],
  input = '',
  data = recordingData(),
): Promise<{ code: number; output: string }> {
  const env = siteEnvironment({ PLEDGEBOOK_DATA: data });
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', 'lib/server/account.ts', ...args];
    const child = execFile(process.execPath, command, { env }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: `${stdout}${stderr}` }),
    );
    child.stdin?.end(`${input}\n`);
  });
}

/** Fills in the sign-in page that is open. */
export async function fillSignIn(
  page: Page,
  { email, password }: Pick<Account, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signs in and waits for the desk. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/en/sign-in');
  await fillSignIn(page, account);
  await page.waitForURL('**/en/editor**');
}
