import { z } from 'zod';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Catalogue } from './catalogue';

// Strict all through: a translation that stands at no text of the catalogue is a mistake, not something to skip.
const text = z.string().trim().min(1);
const target = z.strictObject({
  metric: text,
  dueBasis: text.optional(),
  baselineNote: text.optional(),
  alternativeReading: text.optional(),
});
const languageSchema = z.strictObject({
  programme: z.strictObject({
    title: text.optional(),
    promiser: text,
    office: text,
    note: text.optional(),
  }),
  principles: z.record(text, text),
  themes: z.record(text, text),
  /** By the region's code. */
  regions: z.record(text, z.strictObject({ name: text, short: text.optional() })).optional(),
  pledges: z.record(
    text,
    z.strictObject({
      title: text,
      summary: text,
      /** Notes on where it was read, by the place of the source in the list, from 0. */
      sources: z.record(z.string().regex(/^\d+$/), text).optional(),
      targets: z.record(text, target).optional(),
    }),
  ),
  /** By the figure's id in the catalogue. */
  figures: z.record(text, z.strictObject({ note: text.optional(), dateNote: text.optional() })),
});

type Translation = z.output<typeof languageSchema>;
type Pledge = Catalogue['pledges'][number];
type Target = NonNullable<Pledge['targets']>[number];
type TranslatedTarget = z.output<typeof target>;

/** Adds the texts of one language (parsed JSON) to a catalogue. Throws on texts that belong nowhere. */
export function withTranslation(catalogue: Catalogue, language: string, file: unknown): Catalogue {
  const words = languageSchema.parse(file);
  const add = textAdder(language);
  refuseStrays(catalogue, words, language);
  const { programme, pledges, figures } = catalogue;
  return {
    programme: {
      ...programme,
      title: add(programme.title, words.programme.title),
      promiser: add(programme.promiser, words.programme.promiser),
      office: add(programme.office, words.programme.office),
      note: add(programme.note ?? null, words.programme.note),
      principles: programme.principles.map((part) => ({
        ...part,
        title: add(part.title, words.principles[part.slug]),
      })),
      themes: programme.themes.map((part) => ({ ...part, title: add(part.title, words.themes[part.slug]) })),
      regions: (programme.regions ?? []).map((region) => ({
        ...region,
        name: add(region.name, words.regions?.[region.code]?.name),
        short: add(region.short ?? null, words.regions?.[region.code]?.short),
      })),
    },
    pledges: pledges.map((pledge) => {
      const own = words.pledges[pledge.slug];
      return {
        ...pledge,
        title: add(pledge.title, own?.title),
        summary: add(pledge.summary, own?.summary),
        sources: (pledge.sources ?? []).map((source, index) => ({
          ...source,
          note: add(source.note ?? null, own?.sources?.[index]),
        })),
        targets: (pledge.targets ?? []).map((one) => translatedTarget(one, own?.targets?.[one.key], add)),
      };
    }),
    figures: figures.map((figure) => ({
      ...figure,
      note: add(figure.note ?? null, words.figures[figure.id]?.note),
      dateNote: add(figure.dateNote ?? null, words.figures[figure.id]?.dateNote),
    })),
  };
}

/** How a text takes on another language: what the catalogue itself says in it stays; nothing is translated of nothing. */
function textAdder(language: string) {
  return <T extends LocalizedText | null>(texts: T, added: string | undefined): T => {
    if (added === undefined) return texts;
    if (texts === null) throw new Error(`A ${language} text stands where the catalogue has none: ${added}`);
    return { ...texts, [language]: texts[language] ?? added };
  };
}

function translatedTarget(
  one: Target,
  words: TranslatedTarget | undefined,
  add: ReturnType<typeof textAdder>,
): Target {
  const { baseline = null, alternativeReading = null } = one;
  return {
    ...one,
    metric: add(one.metric, words?.metric),
    dueBasis: add(one.dueBasis ?? null, words?.dueBasis),
    baseline: baseline && { ...baseline, note: add(baseline.note ?? null, words?.baselineNote) },
    alternativeReading: alternativeReading && {
      ...alternativeReading,
      why: add(alternativeReading.why, words?.alternativeReading),
    },
  };
}

function refuseStrays(
  { programme, pledges, figures }: Catalogue,
  words: Translation,
  language: string,
): void {
  const known = new Map<string, ReadonlySet<string>>([
    ['principles', new Set(programme.principles.map(({ slug }) => slug))],
    ['themes', new Set(programme.themes.map(({ slug }) => slug))],
    ['regions', new Set((programme.regions ?? []).map(({ code }) => code))],
    ['pledges', new Set(pledges.map(({ slug }) => slug))],
    ['figures', new Set(figures.map(({ id }) => id))],
  ]);
  const strays = [...known].flatMap(([part, names]) =>
    Object.keys(words[part as 'pledges'] ?? {}).flatMap((name) =>
      names.has(name) ? [] : [`${part}.${name}`],
    ),
  );
  for (const { slug, targets = [], sources = [] } of pledges) {
    const own = words.pledges[slug];
    const keys = new Set(targets.map(({ key }) => key));
    strays.push(
      ...Object.keys(own?.targets ?? {})
        .filter((key) => !keys.has(key))
        .map((key) => `${slug}.${key}`),
    );
    strays.push(
      ...Object.keys(own?.sources ?? {})
        .filter((index) => Number(index) >= sources.length)
        .map((index) => `${slug}.sources.${index}`),
    );
  }
  if (strays.length > 0)
    throw new Error(`The ${language} texts name what the catalogue has not: ${strays.join(', ')}`);
}
