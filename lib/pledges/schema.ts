import { z } from 'zod';
import {
  addressField,
  dayField,
  decimalField,
  localizedTextField,
  slugField,
  textField,
  unitField,
} from '@/lib/core/fields';
import { COMPARISONS, DIRECTIONS, TARGET_KINDS } from '@/lib/status/types';
import { TESTABILITIES } from './types';

/** A day as far as it is known: `2022`, `2022-11` or `2022-11-26`. */
const partialDayField = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'not_a_date');

const pledgeSourceSchema = z
  .object({
    /** Key of one of the programme's documents. */
    document: textField(200).nullable().default(null),
    line: z.number().int().positive('not_a_number').nullable().default(null),
    url: addressField.nullable().default(null),
    publishedOn: partialDayField.nullable().default(null),
    note: localizedTextField.nullable().default(null),
  })
  .refine((source) => source.document !== null || source.url !== null, 'source_missing')
  .refine((source) => source.line === null || source.document !== null, 'line_without_document');

const baselineSchema = z.object({
  value: decimalField,
  date: dayField,
  isDerived: z.boolean().default(false),
  sourceUrl: addressField.nullable().default(null),
  note: localizedTextField.nullable().default(null),
});

const checkpointSchema = z.object({
  on: dayField,
  value: decimalField,
  sourceUrl: addressField.nullable().default(null),
});

const alternativeReadingSchema = z.object({
  kind: textField(100),
  value: decimalField,
  unit: unitField,
  why: localizedTextField,
});

/** What each kind needs (METHOD section 1): fields that must be there, and fields that make no sense. */
const NEEDS = {
  total: { required: ['unit'], absent: ['factor', 'baseline'] },
  level: { required: ['unit', 'value', 'comparison'], absent: ['factor'] },
  relative: { required: ['unit', 'factor', 'comparison'], absent: ['value'] },
  trend: { required: ['unit'], absent: ['value', 'factor'] },
  maintain: { required: [], absent: ['value', 'factor', 'baseline'] },
  milestone: { required: [], absent: ['value', 'factor', 'baseline'] },
} as const;

export const targetSchema = z
  .object({
    key: slugField,
    metric: localizedTextField,
    kind: z.enum(TARGET_KINDS, 'required'),
    direction: z.enum(DIRECTIONS, 'required'),
    unit: unitField.nullable().default(null),
    value: decimalField.nullable().default(null),
    factor: decimalField.nullable().default(null),
    comparison: z.enum(COMPARISONS, 'malformed').nullable().default(null),
    valueBasis: z.enum(['stated', 'implied'], 'malformed').nullable().default(null),
    start: dayField.nullable().default(null),
    due: dayField.nullable().default(null),
    dueBasis: localizedTextField.nullable().default(null),
    stages: z.number().int().min(1).max(50).default(1),
    reportingIntervalDays: z.number().int().min(1).max(3_660).default(366),
    baseline: baselineSchema.nullable().default(null),
    checkpoints: z.array(checkpointSchema).default([]),
    /** Key of the target of the same pledge that contains this one. */
    partOf: slugField.nullable().default(null),
    alternativeReading: alternativeReadingSchema.nullable().default(null),
  })
  .superRefine((target, context) => {
    const issue = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    for (const field of NEEDS[target.kind].required) if (target[field] === null) issue(field, 'required');
    for (const field of NEEDS[target.kind].absent)
      if (target[field] !== null) issue(field, 'does_not_fit_kind');
    if (target.kind === 'total' && target.value !== null && target.comparison === null)
      issue('comparison', 'required');
    if (target.start !== null && target.due !== null && target.start > target.due)
      issue('due', 'period_reversed');
    if (target.partOf === target.key) issue('partOf', 'part_of_itself');
  });

/** A pledge with its targets and the places it was read in, in the order they are to be shown. */
export const pledgeSchema = z
  .object({
    programme: slugField,
    theme: slugField,
    slug: slugField,
    title: localizedTextField,
    summary: localizedTextField,
    testability: z.enum(TESTABILITIES, 'malformed'),
    origin: textField(200),
    sources: z.array(pledgeSourceSchema).min(1, 'source_missing'),
    targets: z.array(targetSchema).default([]),
  })
  .superRefine((pledge, context) => {
    const keys = new Set<string>();
    pledge.targets.forEach((target, index) => {
      if (keys.has(target.key))
        context.addIssue({ code: 'custom', path: ['targets', index, 'key'], message: 'slug_taken' });
      // A target is listed after the one that contains it, so that the database can check the reference at once.
      if (target.partOf !== null && !keys.has(target.partOf)) {
        context.addIssue({ code: 'custom', path: ['targets', index, 'partOf'], message: 'unknown_target' });
      }
      keys.add(target.key);
    });
  });

export type PledgeInput = z.input<typeof pledgeSchema>;
export type PledgeToAdd = z.output<typeof pledgeSchema>;
export type TargetToAdd = z.output<typeof targetSchema>;
