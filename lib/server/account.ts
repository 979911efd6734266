import type { Refusal } from '@/lib/core/errors';
import { ACCOUNT_USAGE, parseAccountCommand } from './account-command';
import { askPassword, passwordFromStdin } from './read-password';
import { refusalWords } from './refusal-words';
import { runWithDatabase } from './run-with-database';
import { complain, say } from './say';

function refused(refusals: readonly Refusal[]): number {
  for (const refusal of refusals) complain(refusalWords(refusal));
  return 1;
}

type Command = Exclude<ReturnType<typeof parseAccountCommand>, string>;

async function run(command: Command): Promise<number> {
  const accounts = await import('@/lib/accounts/mutations');
  const password = () => (command.isFromStdin ? passwordFromStdin() : askPassword());
  switch (command.verb) {
    case 'list':
      return list();
    case 'add': {
      const { parseNewAccount } = await import('@/lib/accounts/new-account');
      const { email, name, role } = command;
      const account = parseNewAccount({ email, name, password: await password() });
      const added = account.ok ? await accounts.addAccount(account.value, role) : account;
      if (!added.ok) return refused(added.refusals);
      say(`Added ${email} as ${role}.`);
      return 0;
    }
    case 'role': {
      const changed = await accounts.changeRole(command.email, command.role);
      if (!changed.ok) return refused(changed.refusals);
      say(`${command.email} is ${command.role} now.`);
      return 0;
    }
    case 'password': {
      const changed = await accounts.setPassword(command.email, await password());
      if (!changed.ok) return refused(changed.refusals);
      say(`The password of ${command.email} is changed; its sessions have ended.`);
      return 0;
    }
    case 'disable': {
      const disabled = await accounts.disableAccount(command.email);
      if (!disabled.ok) return refused(disabled.refusals);
      say(`${command.email} cannot sign in any more; its sessions have ended.`);
      return 0;
    }
    case 'enable': {
      const enabled = await accounts.enableAccount(command.email);
      if (!enabled.ok) return refused(enabled.refusals);
      say(`${command.email} can sign in again.`);
      return 0;
    }
    case 'remove-second-factor': {
      const { removeSecondFactor } = await import('@/lib/accounts/second-factor/mutations');
      const removed = await removeSecondFactor(command.email);
      if (!removed.ok) return refused(removed.refusals);
      say(`The second factor of ${command.email} is taken away; its sessions have ended.`);
      return 0;
    }
  }
}

async function list(): Promise<number> {
  const { listAccounts } = await import('@/lib/accounts/queries');
  const rows = (await listAccounts()).map(({ email, name, role, isDisabled, createdAt }) => [
    email ?? '(the program itself, cannot sign in)',
    role,
    isDisabled ? 'disabled' : '',
    createdAt.slice(0, 10),
    name,
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows) {
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
  return 0;
}

/** `npm run account -- …`: adds and changes accounts from the shell; exit code 2 for wrong usage, 1 for a refusal. */
const command = parseAccountCommand(process.argv.slice(2));
if (typeof command === 'string') {
  complain(`${command}\n\n${ACCOUNT_USAGE}`);
  process.exit(2);
}
runWithDatabase(() => run(command));
