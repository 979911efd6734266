import { formText } from '@/lib/core/form-text';
import { BLANK_SOURCE, MAX_SOURCES, type TypedSource } from './form-fields';

/** The sources of a form as they were typed; a blank one where there is none. */
export function readTypedSources(form: FormData): readonly TypedSource[] {
  const sources: TypedSource[] = [];
  for (let index = 0; index < MAX_SOURCES && form.has(`sources.${index}.url`); index += 1) {
    sources.push({
      url: formText(form, `sources.${index}.url`),
      publisher: formText(form, `sources.${index}.publisher`),
      publishedOn: formText(form, `sources.${index}.publishedOn`),
      kind: formText(form, `sources.${index}.kind`),
    });
  }
  return sources.length > 0 ? sources : [BLANK_SOURCE];
}

/** The sources after a button below them was used. */
export function changeSources(sources: readonly TypedSource[], intent: string): readonly TypedSource[] {
  if (intent === 'add_source') return sources.length < MAX_SOURCES ? [...sources, BLANK_SOURCE] : sources;
  const [, index] = /^remove_source\.(\d+)$/.exec(intent) ?? [];
  if (index === undefined) return sources;
  const left = sources.filter((_, position) => position !== Number(index));
  return left.length > 0 ? left : [BLANK_SOURCE];
}
