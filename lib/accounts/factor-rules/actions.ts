'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { act, type Gate } from '@/lib/core/action';
import { refuse } from '@/lib/core/errors';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { toRefusals } from '@/lib/core/refusal-issues';
import { answer, text } from '../form-answer';
import type { AccountFormState } from '../form-state';
import { can } from '../permissions';
import { roleField } from '../schema';
import { currentActor } from '../session';
import { setFactorRules } from './mutations';

const KEEPER: Gate = { who: currentActor, may: (actor) => can(actor, 'accounts.manage') };

const rolesSchema = z.object({ roles: z.array(roleField) });

/** Says which roles need a second factor. */
export async function setFactorRulesAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const typed = { roles: form.getAll('roles').map(String) };
  const isForProvider = form.get('provider') !== null;
  const set = await act<void>(KEEPER, async (actor, on) => {
    const input = rolesSchema.safeParse(typed);
    if (!input.success) return refuse(...toRefusals(input.error));
    const roles = [...new Set(input.data.roles)];
    return setFactorRules(on, actor, { roles, isForProvider, seen: text(form, 'seen') });
  });
  const state = { roles: typed.roles.join(' '), provider: String(isForProvider) };
  if (!set.ok) return answer(previous, set, state);
  return redirect(`/${localeOrDefault(text(form, 'locale'))}/editor/accounts?done=rules` as Route);
}
