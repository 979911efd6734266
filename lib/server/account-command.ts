import { parseArgs } from 'node:util';
import { ROLES, type Role } from '@/lib/accounts/types';

/** What `npm run account -- …` was asked to do. */
export type AccountCommand =
  | { readonly verb: 'list' }
  | { readonly verb: 'add'; readonly email: string; readonly name: string; readonly role: Role }
  | { readonly verb: 'role'; readonly email: string; readonly role: Role }
  | { readonly verb: 'password' | 'disable' | 'enable' | 'remove-second-factor'; readonly email: string };

export const ACCOUNT_USAGE = `Usage: npm run account -- <command>

  list                                            all accounts
  add --email <e-mail> --name <name> --role <role>   a new account; asks for its password
  role <e-mail> <role>                            another role, from the next request on
  password <e-mail>                               another password; ends the account's sessions
  disable <e-mail>                                shuts the account out and ends its sessions
  enable <e-mail>                                 lets it in again
  remove-second-factor <e-mail>                   for whoever lost the phone; ends the account's sessions

Roles: ${ROLES.join(', ')}. With --password-stdin, add and password read the password from standard input;
otherwise they ask for it. It is never taken from the command line, where others could see it.`;

/** Reads the command's arguments; a text says what is wrong with them. */
export function parseAccountCommand(
  args: readonly string[],
): (AccountCommand & { isFromStdin: boolean }) | string {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  const [verb, email, third, ...more] = positionals;
  const isFromStdin = values['password-stdin'] === true;
  const role = ROLES.find((one) => one === (verb === 'add' ? values.role : third));
  const excess = (given: readonly (string | undefined)[]) => given.find((one) => one !== undefined);

  switch (verb) {
    case undefined:
      return 'Say what to do.';
    case 'list':
      return excess([email]) === undefined ? { verb, isFromStdin } : `"${email}" is too much.`;
    case 'add': {
      if (email !== undefined) return `"${email}" is too much: give --email, --name and --role.`;
      if (!values.email || !values.name) return 'An account needs --email, --name and --role.';
      if (!role) return `--role is one of ${ROLES.join(', ')}.`;
      return { verb, email: values.email, name: values.name, role, isFromStdin };
    }
    case 'role':
      if (email === undefined || !role) return `Give an e-mail address and one of ${ROLES.join(', ')}.`;
      return excess(more) === undefined ? { verb, email, role, isFromStdin } : `"${more[0]}" is too much.`;
    case 'password':
    case 'disable':
    case 'enable':
    case 'remove-second-factor':
      if (email === undefined) return 'Give the e-mail address of the account.';
      return excess([third]) === undefined ? { verb, email, isFromStdin } : `"${third}" is too much.`;
    default:
      return `There is no command "${verb}".`;
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      'password-stdin': { type: 'boolean' },
    },
  });
}
