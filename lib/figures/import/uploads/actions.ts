'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import { formText } from '@/lib/core/form-text';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { beginImport } from './mutations';
import { soon } from './soon';

const GATE: Gate = { who: currentActor, may: (actor) => can(actor, 'catalogue.change') };

/** The buttons below a file that was uploaded: writes what was seen, or checks it again. Leads to the file's page. */
export async function importUploadAction(form: FormData): Promise<void> {
  const locale = localeOrDefault(formText(form, 'locale'));
  const id = formText(form, 'id');
  const seen = formText(form, 'intent') === 'apply' ? formText(form, 'digest') : null;
  const begun = await act(GATE, (actor, on) => beginImport(on, actor, id, seen));
  if (begun.ok) {
    await renewSession();
    await soon(begun.value.work);
  }
  const problem = begun.ok ? '' : `?problem=${begun.refusals[0]?.code ?? 'failed'}`;
  redirect(`/${locale}/editor/${formText(form, 'programme')}/import/${id}${problem}` as Route);
}
