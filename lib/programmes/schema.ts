import { z } from 'zod';
import {
  addressField,
  dayField,
  localizedTextField,
  regionField,
  slugField,
  textField,
} from '@/lib/core/fields';
import { SOURCE_KINDS } from '@/lib/status/types';
import { RESERVED_SLUGS } from './reserved-slugs';
import { REVIEW_POLICIES } from './types';

const timeZoneField = z.string('required').refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'not_a_time_zone');

/** Who has to read a figure before it is published. */
export const reviewPolicySchema = z.enum(REVIEW_POLICIES, 'malformed');

/** A map of tiles that still fits on a page. */
const MAX_TILES_A_SIDE = 20;

/** As much as a small tile holds. */
const MAX_SHORT = 6;

const tileField = z
  .number('not_a_tile')
  .int('not_a_tile')
  .min(1, 'not_a_tile')
  .max(MAX_TILES_A_SIDE, 'not_a_tile');

/** The regions of a programme, each with a code and a tile of its own. */
export const regionsSchema = z
  .array(
    z.object({
      code: regionField,
      name: localizedTextField,
      short: localizedTextField
        .refine((texts) => Object.values(texts).every((text) => text.length <= MAX_SHORT), 'too_long')
        .nullable()
        .default(null),
      row: tileField,
      column: tileField,
    }),
  )
  .superRefine((regions, context) => {
    const seen = new Set<string>();
    regions.forEach(({ code, row, column }, index) => {
      const twice = (key: string) => seen.size === seen.add(key).size;
      if (twice(code)) context.addIssue({ code: 'custom', path: [index, 'code'], message: 'region_twice' });
      if (twice(`${row} ${column}`))
        context.addIssue({ code: 'custom', path: [index, 'column'], message: 'tile_taken' });
    });
  });

export type RegionsInput = z.input<typeof regionsSchema>;

/** A programme with its principles, themes, regions and documents, in the order they are to be shown. */
export const programmeSchema = z
  .object({
    slug: slugField.refine((slug) => !RESERVED_SLUGS.includes(slug), 'slug_reserved'),
    title: localizedTextField,
    promiser: localizedTextField,
    office: localizedTextField,
    country: z.string('required').regex(/^[A-Z]{2}$/, 'not_a_country'),
    timeZone: timeZoneField,
    announcedOn: dayField,
    electedOn: dayField.nullable().default(null),
    startsOn: dayField,
    endsOn: dayField,
    note: localizedTextField.nullable().default(null),
    reviewPolicy: reviewPolicySchema.default('two_people'),
    /** Loaded as a whole, without a second person having read each entry. */
    isImported: z.boolean().default(false),
    principles: z.array(z.object({ slug: slugField, title: localizedTextField })).min(1, 'required'),
    themes: z
      .array(z.object({ slug: slugField, title: localizedTextField, principle: slugField }))
      .min(1, 'required'),
    regions: regionsSchema.default([]),
    documents: z
      .array(
        z.object({
          key: textField(200),
          title: textField(500),
          publisher: textField(300),
          url: addressField.nullable().default(null),
          kind: z.enum(SOURCE_KINDS, 'malformed'),
        }),
      )
      .default([]),
  })
  .superRefine((programme, context) => {
    if (programme.startsOn >= programme.endsOn) {
      context.addIssue({ code: 'custom', path: ['endsOn'], message: 'period_reversed' });
    }
    const principles = new Set(programme.principles.map(({ slug }) => slug));
    programme.themes.forEach((theme, index) => {
      if (!principles.has(theme.principle)) {
        context.addIssue({
          code: 'custom',
          path: ['themes', index, 'principle'],
          message: 'unknown_principle',
        });
      }
    });
  });

export type ProgrammeInput = z.input<typeof programmeSchema>;
