import type { TypedFigure } from './form-fields';
import type { DraftDifference } from './form-state';

/** The sources as lines of text, one each. */
function lines({ sources }: TypedFigure): string {
  return sources
    .map((source) => [source.publisher, source.url, source.publishedOn, source.kind])
    .map((parts) => parts.filter((part) => part !== '').join(', '))
    .join('\n');
}

/** The fields that a draft was saved with otherwise than they stand in a form, in the order of the form. */
export function draftDifferences(saved: TypedFigure, typed: TypedFigure): DraftDifference[] {
  const texts = Object.entries(typed).flatMap(([field, words]): DraftDifference[] => {
    if (field === 'id' || field === 'version' || field === 'corrects' || typeof words !== 'string') return [];
    const before: unknown = saved[field as keyof TypedFigure];
    return [{ field, saved: typeof before === 'string' ? before : '', typed: words }];
  });
  return [...texts, { field: 'sources', saved: lines(saved), typed: lines(typed) }].filter(
    (one) => one.saved !== one.typed,
  );
}
