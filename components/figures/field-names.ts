import type { FormTarget } from '@/lib/figures/form-fields';
import { valueControl } from '@/lib/figures/form-fields';

const CONTROLS = { number: 'value', yes_no: 'goesOn', stage: 'stage' } as const;
const FIELDS =
  /^(role|shape|meant|goesOn|stage|unit|from|to|on|qualifier|region|sources\.\d+\.(url|publisher|publishedOn|kind))$/;

/**
 * The form's field for a field that a refusal names; null where it belongs to the form as a whole. The value is refused as
 * `value` whatever its control is, notes with their language, and a missing list of sources at its first address.
 */
export function fieldOf(field: string | null, target: FormTarget): string | null {
  if (field === 'value') return CONTROLS[valueControl(target)];
  if (field === 'sources') return 'sources.0.url';
  const note = /^(note|dateNote|reason)(\.|$)/.exec(field ?? '');
  if (note?.[1]) return note[1];
  if (field === 'unit' && target !== null) return null;
  return field !== null && FIELDS.test(field) ? field : null;
}
