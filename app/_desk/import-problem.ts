import { getTranslations } from 'next-intl/server';
import type { Refusal } from '@/lib/core/errors';
import { refusalText } from '@/lib/core/i18n/refusal-text';
import { LARGEST_UPLOAD } from '@/lib/figures/import/uploads/types';

/** What the address of a page of the import can say went wrong; anybody can write anything there. */
const PROBLEMS = [
  'csv_empty',
  'failed',
  'import_broke_off',
  'import_file_missing',
  'import_file_too_large',
  'import_in_hand',
  'import_running',
  'not_allowed',
  'session_ended',
] as const;

const AT_THE_FILE = /^(csv|import_file|import_broke)/;

/** The refusal that an address names; null where it names none. */
export function problemNamed(problem: string | readonly string[] | undefined): Refusal | null {
  const code = PROBLEMS.find((one) => one === problem);
  if (!code) return null;
  return {
    code,
    field: AT_THE_FILE.test(code) ? 'file' : null,
    values: { limit: LARGEST_UPLOAD / 1_000_000 },
  };
}

/** Refusals of a file as the summary above the form shows them. */
export async function importErrors(locale: string, refusals: readonly Refusal[]) {
  const t = await getTranslations('imports');
  const texts = await getTranslations('refusals');
  const units = await getTranslations('units');
  return refusals.map((refusal) => ({
    fieldId: refusal.field === 'file' ? 'file' : null,
    message: refusalText(refusal, t('whole'), locale, texts, units),
  }));
}
