import { z } from 'zod';
import {
  addressField,
  dayField,
  decimalField,
  localizedTextField,
  regionField,
  slugField,
  textField,
  unitField,
} from '@/lib/core/fields';
import { FIGURE_ROLES, FIGURE_SHAPES, QUALIFIERS, SOURCE_KINDS } from '@/lib/status/types';

const MAX_SOURCES = 10;

export const figureSourceSchema = z.object({
  url: addressField,
  publisher: textField(300),
  publishedOn: dayField.nullable().default(null),
  kind: z.enum(SOURCE_KINDS, 'required'),
});

/**
 * A figure to be recorded, from whichever door it comes (form, import, catalogue). Shape: an `amount` has `from` and
 * `to`, the others `on`. Values are plain decimals in the target's unit. Messages of issues are refusal codes.
 */
export const figureSchema = z
  .object({
    /** Made with the form, so that one form sent twice is one figure. */
    id: z.uuid('malformed').optional(),
    programme: slugField,
    pledge: slugField,
    /** Key of the target; null for background on the pledge as a whole. */
    target: slugField.nullable().default(null),
    /** Code of a region of the programme; null for the whole country. */
    region: regionField.nullable().default(null),
    shape: z.enum(FIGURE_SHAPES, 'required'),
    role: z.enum(FIGURE_ROLES, 'required'),
    value: decimalField,
    unit: unitField.nullable().default(null),
    from: dayField.nullable().default(null),
    to: dayField.nullable().default(null),
    on: dayField.nullable().default(null),
    qualifier: z.enum(QUALIFIERS, 'malformed').nullable().default(null),
    dateNote: localizedTextField.nullable().default(null),
    note: localizedTextField.nullable().default(null),
    sources: z
      .array(figureSourceSchema, 'source_missing')
      .min(1, 'source_missing')
      .max(MAX_SOURCES, 'too_many_sources'),
    /** Id of the published figure that it corrects, and why: for the public. */
    corrects: z.uuid('malformed').nullable().default(null),
    reason: localizedTextField.nullable().default(null),
    /** What the author saw: the target's version and the ledger number of its stored summary. */
    basedOn: z
      .object({ targetVersion: z.number().int(), summarySeq: z.string().regex(/^\d+$/) })
      .nullable()
      .default(null),
  })
  .superRefine((figure, context) => {
    const issue = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (figure.shape === 'amount') {
      if (figure.from === null) issue('from', 'required');
      if (figure.to === null) issue('to', 'required');
      if (figure.on !== null) issue('on', 'amount_has_no_day');
      if (figure.from !== null && figure.to !== null && figure.from > figure.to)
        issue('from', 'period_reversed');
    } else {
      if (figure.on === null) issue('on', 'required');
      if (figure.from !== null) issue('from', 'only_amounts_have_periods');
      if (figure.to !== null) issue('to', 'only_amounts_have_periods');
    }
    if (figure.corrects !== null && figure.reason === null) issue('reason', 'required');
    if (figure.role === 'counted' && figure.target === null) issue('target', 'counted_needs_target');
  });

export type FigureInput = z.input<typeof figureSchema>;
export type FigureToRecord = z.output<typeof figureSchema>;

/** A published figure to be taken back, and why: for the public. */
export const retractionSchema = z.object({
  programme: slugField,
  id: z.uuid('malformed'),
  reason: localizedTextField,
});

export type RetractionInput = z.input<typeof retractionSchema>;
