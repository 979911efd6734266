import { z } from 'zod';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import { toRefusals } from '@/lib/core/refusal-issues';
import { checkPassword } from './password-rules';
import { emailField, nameField } from './schema';

const personSchema = z.object({ email: emailField, name: nameField });

/** What a new account is made of, checked. */
export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/**
 * Reads what was typed for a new account; refuses with everything that is wrong at once, at `email`, `name`, `password` and,
 * where it was asked for a second time, `repeated`.
 */
export function parseNewAccount(typed: NewAccount & { readonly repeated?: string }): Result<NewAccount> {
  const person = personSchema.safeParse(typed);
  const refusals = person.success ? [] : toRefusals(person.error);
  refusals.push(...checkPassword(typed.password, typed));
  if (typed.repeated !== undefined && typed.repeated !== typed.password) {
    refusals.push({ code: 'passwords_differ', field: 'repeated' });
  }
  if (!person.success || refusals.length > 0) return refuse(...refusals);
  return succeed({ ...person.data, password: typed.password });
}
