import type { Refusal } from '@/lib/core/errors';
import { formText } from '@/lib/core/form-text';
import { withLanguage } from '@/lib/core/localized-text';
import type { TypedSource } from '@/lib/figures/form-fields';
import { readDate } from '@/lib/figures/read-date';
import { readTypedSources } from '@/lib/figures/typed-sources';
import type { TypedAssessment } from './form-state';
import type { AssessmentInput, AssessmentToPropose } from './schema';
import type { ProposedAssessment } from './types';

/** Everything that was typed, as text and nothing lost. */
export function readTyped(form: FormData): TypedAssessment {
  return {
    id: formText(form, 'id'),
    verdict: formText(form, 'verdict'),
    reasoning: formText(form, 'reasoning'),
    reason: formText(form, 'reason'),
    sources: readTypedSources(form),
  };
}

/** The sources of a form as input; days that cannot be read are refused where they stand. Unused rows at the end are left out. */
function readSources(typed: readonly TypedSource[], refusals: Refusal[]): AssessmentInput['sources'] {
  const last = typed.findLastIndex((source) => Object.values(source).some((words) => words.trim() !== ''));
  return typed.slice(0, Math.max(1, last + 1)).map((source, index) => {
    const day = source.publishedOn.trim();
    const publishedOn = day === '' ? null : readDate(day);
    if (day !== '' && publishedOn === null) {
      refusals.push({ code: 'not_a_date', field: `sources.${index}.publishedOn` });
    }
    const kind = source.kind as AssessmentToPropose['sources'][number]['kind']; // the schema refuses others
    return { url: source.url, publisher: source.publisher, publishedOn, kind };
  });
}

/** Reads the typed form: the input for the mutation, and what could not be read. Texts are in the language of the page; what it said `before` in others stays. */
export function parseAssessmentForm(
  typed: TypedAssessment,
  place: Pick<AssessmentInput, 'programme' | 'pledge'> & { readonly supersedes: string | null },
  locale: string,
  before: Pick<ProposedAssessment, 'reasoning' | 'reason'> | null = null,
): { readonly input: AssessmentInput; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = [];
  const { supersedes, ...where } = place;
  const input: AssessmentInput = {
    ...where,
    id: typed.id,
    verdict: typed.verdict as AssessmentInput['verdict'], // the schema refuses others
    reasoning: withLanguage(before?.reasoning ?? null, locale, typed.reasoning) ?? { [locale]: '' },
    sources: readSources(typed.sources, refusals),
    supersedes,
    reason:
      supersedes === null
        ? null
        : (withLanguage(before?.reason ?? null, locale, typed.reason) ?? { [locale]: '' }),
  };
  return { input, refusals };
}
