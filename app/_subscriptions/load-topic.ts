import { z } from 'zod';
import { isSlug } from '@/lib/core/http';
import type { LocalizedText } from '@/lib/core/localized-text';
import {
  oneOf,
  type ParameterProblem,
  type RawParameters,
  readPageParameters,
  searchText,
} from '@/lib/core/page-parameters';
import { getPledgeTitle } from '@/lib/pledges/queries';
import { listProgrammes } from '@/lib/programmes/queries';
import type { Programme } from '@/lib/programmes/types';
import type { Topic } from '@/lib/subscriptions/types';

/** Longer than any slug. */
const MAX_SLUG = 100;

type Loaded =
  | { readonly kind: 'missing' }
  | { readonly kind: 'bad'; readonly problems: readonly ParameterProblem[] }
  | {
      readonly kind: 'topic';
      readonly topic: Topic;
      readonly programmeTitle: LocalizedText;
      readonly part: LocalizedText | null;
    };

/**
 * What the form for updates is about, from its address: `?programme= &theme= &pledge=`. On a site of one programme it is that
 * one where none is named.
 */
export async function loadTopic(raw: RawParameters): Promise<Loaded> {
  const programmes = await listProgrammes();
  const [first, second] = programmes;
  if (first === undefined) return { kind: 'missing' };
  const slugs = programmes.map(({ slug }) => slug);
  const named = readPageParameters({ programme: raw.programme }, z.object({ programme: oneOf(slugs) }));
  const slug = named.ok ? (named.value.programme ?? (second === undefined ? first.slug : null)) : null;
  const programme = programmes.find((one) => one.slug === slug);
  if (!named.ok) return { kind: 'bad', problems: named.problems };
  if (programme === undefined) {
    const values = { values: slugs.join(', ') };
    return bad({ parameter: 'programme', given: '', problem: 'unknownValue', allowed: 'oneOf', values });
  }
  return withinProgramme(raw, programme, slugs);
}

async function withinProgramme(
  raw: RawParameters,
  programme: Programme,
  slugs: readonly string[],
): Promise<Loaded> {
  const schema = z.object({
    programme: oneOf(slugs),
    theme: oneOf(programme.themes.map((theme) => theme.slug)),
    pledge: searchText(MAX_SLUG),
  });
  const read = readPageParameters(raw, schema);
  if (!read.ok) return { kind: 'bad', problems: read.problems };
  const { theme, pledge } = read.value;
  if (theme !== null && pledge !== '') {
    const values = { names: 'programme, pledge' };
    return bad({ parameter: 'theme', given: theme, problem: 'notHere', allowed: 'names', values });
  }
  const topic = { programme: programme.slug, theme, pledge: pledge === '' ? null : pledge };
  const { title: programmeTitle } = programme;
  if (topic.pledge === null) {
    const part = programme.themes.find((one) => one.slug === theme)?.title ?? null;
    return { kind: 'topic', topic, programmeTitle, part };
  }
  const part = isSlug(topic.pledge) ? await getPledgeTitle(programme, topic.pledge) : null;
  if (part === null) {
    return bad({ parameter: 'pledge', given: pledge, problem: 'unknownValue', allowed: 'text', values: {} });
  }
  return { kind: 'topic', topic, programmeTitle, part };
}

function bad(problem: ParameterProblem): Loaded {
  return { kind: 'bad', problems: [problem] };
}
