import { z } from 'zod';
import { canonicalJson, type Json, sha256 } from '@/lib/core/canonical-json';
import type { FigureInput } from '@/lib/figures/schema';
import type { PledgeInput } from '@/lib/pledges/schema';
import type { ProgrammeInput } from './schema';

/** The language of plain texts in a catalogue that does not say which. */
const DEFAULT_LANGUAGE = 'en';

// Strict objects all through: a field that nobody reads would be a fact lost on the way to the page.
const text = z.string().min(1);
/** What the public reads: in the catalogue's language, or in several, language → text. */
const publicText = z.union([text, z.record(z.string(), text)]);
const rawProgramme = z.strictObject({
  slug: text,
  language: text.optional(),
  title: publicText,
  promiser: publicText,
  office: publicText,
  country: text,
  timezone: text,
  announcedOn: text,
  electedOn: text.optional(),
  startsOn: text,
  endsOn: text,
  note: publicText.optional(),
  principles: z.array(z.strictObject({ slug: text, title: publicText })),
  themes: z.array(z.strictObject({ slug: text, principle: text, title: publicText })),
  regions: z
    .array(
      z.strictObject({
        code: text,
        name: publicText,
        short: publicText.nullish(),
        row: z.number(),
        column: z.number(),
      }),
    )
    .optional(),
  documents: z.array(
    z.strictObject({ document: text, title: text, publisher: text, url: text.optional(), kind: text }),
  ),
});

const rawTarget = z.strictObject({
  key: text,
  metric: publicText,
  kind: text,
  direction: text,
  unit: text.optional(),
  value: z.number().optional(),
  factor: z.number().optional(),
  comparison: text.optional(),
  valueBasis: text.optional(),
  start: text.optional(),
  due: text.optional(),
  dueBasis: publicText.optional(),
  stages: z.number().optional(),
  reportingIntervalDays: z.number().optional(),
  partOf: text.optional(),
  baseline: z
    .strictObject({
      value: z.number(),
      date: text,
      derived: z.boolean(),
      sourceUrl: text.nullable(),
      note: publicText.nullable(),
    })
    .optional(),
  checkpoints: z.array(z.strictObject({ on: text, value: z.number(), sourceUrl: text })).optional(),
  alternativeReading: z
    .strictObject({ kind: text, value: z.number(), unit: text, why: publicText })
    .optional(),
});

const rawPledge = z.strictObject({
  slug: text,
  principle: text,
  theme: text,
  title: publicText,
  summary: publicText,
  testability: text,
  origin: text,
  targets: z.array(rawTarget),
  sources: z.array(
    z.strictObject({
      document: text.optional(),
      line: z.number().optional(),
      url: text.optional(),
      date: text.optional(),
      note: publicText.optional(),
    }),
  ),
});

const rawFigure = z.strictObject({
  pledge: text,
  target: text.nullish(),
  region: text.nullish(),
  shape: text,
  value: z.number(),
  unit: text.optional(),
  from: text.optional(),
  to: text.optional(),
  on: text.optional(),
  qualifier: text.optional(),
  role: text,
  dateNote: publicText.optional(),
  note: publicText.optional(),
  source: z.strictObject({ url: text, publisher: text, publishedOn: text.optional(), kind: text }),
});

/** A catalogue as inputs of the mutations, which validate them like anybody else's. */
export interface Catalogue {
  readonly programme: ProgrammeInput;
  readonly pledges: readonly PledgeInput[];
  readonly figures: readonly (FigureInput & { readonly id: string })[];
}

type PublicText = z.output<typeof publicText>;

/** Reads texts of a catalogue in that language. */
function textsIn(language: string) {
  const localized = (value: PublicText): Record<string, string> =>
    typeof value === 'string' ? { [language]: value } : value;
  const localizedOrNull = (value: PublicText | null | undefined) => (value ? localized(value) : null);
  return { localized, localizedOrNull };
}

/** A JSON number in plain notation. Throws where a float may have lost digits on the way in. */
function plain(value: number): string {
  const digits = String(value);
  if (digits.includes('e') || digits.replace(/\D/g, '').length > 15) {
    throw new RangeError(`The catalogue's number ${digits} is too long for JSON; write fewer digits.`);
  }
  return digits;
}

/** The same entry gets the same id at every load, so that loading twice adds nothing (RFC 9562, version 8). */
function figureId(raw: z.output<typeof rawFigure>): string {
  const hash = sha256(canonicalJson(raw as unknown as Json)); // parsed from JSON
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function targetInput(
  raw: z.output<typeof rawTarget>,
  { localized, localizedOrNull }: ReturnType<typeof textsIn>,
): NonNullable<PledgeInput['targets']>[number] {
  const { value, factor, metric, dueBasis, baseline, checkpoints = [], alternativeReading, ...fields } = raw;
  return {
    ...(fields as Pick<NonNullable<PledgeInput['targets']>[number], 'key' | 'kind' | 'direction'>), // checked by the mutation
    metric: localized(metric),
    value: value === undefined ? null : plain(value),
    factor: factor === undefined ? null : plain(factor),
    dueBasis: localizedOrNull(dueBasis),
    checkpoints: checkpoints.map((point) => ({ ...point, value: plain(point.value) })),
    baseline: baseline
      ? {
          value: plain(baseline.value),
          date: baseline.date,
          isDerived: baseline.derived,
          sourceUrl: baseline.sourceUrl,
          note: localizedOrNull(baseline.note),
        }
      : null,
    alternativeReading: alternativeReading
      ? {
          ...alternativeReading,
          value: plain(alternativeReading.value),
          why: localized(alternativeReading.why),
        }
      : null,
  };
}

/**
 * Reads a catalogue's three files (parsed JSON). Throws on a field that is unknown or of the wrong type, and on pledges
 * whose principle is not their theme's; everything else is for the mutations to refuse.
 */
export function readCatalogue(files: {
  readonly programme: unknown;
  readonly pledges: unknown;
  readonly figures: unknown;
}): Catalogue {
  const {
    language = DEFAULT_LANGUAGE,
    timezone,
    title,
    promiser,
    office,
    note,
    documents,
    principles,
    themes,
    regions = [],
    ...programme
  } = rawProgramme.parse(files.programme);
  const texts = textsIn(language);
  const { localized, localizedOrNull } = texts;
  const principleOf = new Map(themes.map((theme) => [theme.slug, theme.principle]));
  const pledges = z.array(rawPledge).parse(files.pledges);
  const stray = pledges.find((pledge) => principleOf.get(pledge.theme) !== pledge.principle);
  if (stray) throw new Error(`Pledge ${stray.slug} names a principle that is not its theme's.`);
  const figures = z.array(rawFigure).parse(files.figures);
  return {
    programme: {
      ...programme,
      title: localized(title),
      promiser: localized(promiser),
      office: localized(office),
      timeZone: timezone,
      note: localizedOrNull(note),
      reviewPolicy: 'one_person',
      isImported: true,
      principles: principles.map((principle) => ({ ...principle, title: localized(principle.title) })),
      themes: themes.map((theme) => ({ ...theme, title: localized(theme.title) })),
      regions: regions.map(({ short, ...region }) => ({
        ...region,
        name: localized(region.name),
        short: localizedOrNull(short),
      })),
      documents: documents.map(({ document, ...fields }) => ({
        ...fields,
        key: document,
      })) as ProgrammeInput['documents'] & object,
    },
    pledges: pledges.map(
      ({ principle: _principle, title: heading, summary, sources, targets, ...fields }) => ({
        ...(fields as Pick<PledgeInput, 'slug' | 'theme' | 'testability' | 'origin'>), // checked by the mutation
        programme: programme.slug,
        title: localized(heading),
        summary: localized(summary),
        sources: sources.map(({ date, note: remark, ...source }) => ({
          ...source,
          publishedOn: date ?? null,
          note: localizedOrNull(remark),
        })),
        targets: targets.map((target) => targetInput(target, texts)),
      }),
    ),
    figures: figures.map((raw) => {
      const { value, dateNote, note: remark, source, target, region, ...fields } = raw;
      return {
        ...(fields as Pick<FigureInput, 'pledge' | 'shape' | 'role'>), // checked by the mutation
        id: figureId(raw),
        programme: programme.slug,
        target: target ?? null,
        region: region ?? null,
        value: plain(value),
        dateNote: localizedOrNull(dateNote),
        note: localizedOrNull(remark),
        sources: [source as FigureInput['sources'][number]],
      };
    }),
  };
}
