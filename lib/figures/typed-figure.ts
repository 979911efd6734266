import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import { BLANK_SOURCE, type FormTarget, type TypedFigure, valueControl } from './form-fields';
import type { FigureInput } from './schema';

/** What a form is about beside the figure itself: its own id, and the figure that it corrects. */
interface FormIdentity {
  readonly id: string;
  readonly corrects: string | null;
}

/** A figure as somebody would have typed it, for a form that begins with what stands there already. */
export function typedFrom(
  figure: FigureInput,
  target: FormTarget,
  { id, corrects }: FormIdentity,
  locale: string,
): TypedFigure {
  const control = valueControl(target);
  const words = (text: LocalizedText | null | undefined) => (text ? inLanguage(text, locale).text : '');
  const isNumber = control === 'number';
  const sources = figure.sources.map((source) => ({
    url: source.url,
    publisher: source.publisher,
    publishedOn: source.publishedOn ?? '',
    kind: source.kind,
  }));
  return {
    id,
    corrects: corrects ?? '',
    version: '0',
    role: figure.role,
    shape: figure.shape,
    value: isNumber ? figure.value : '',
    // Plain notation may look like a grouped number; what it means is known here.
    meant: isNumber ? figure.value : '',
    goesOn: control === 'yes_no' ? figure.value : '',
    stage: control === 'stage' ? figure.value : '',
    unit: figure.unit ?? '',
    from: figure.from ?? '',
    to: figure.to ?? '',
    on: figure.on ?? '',
    qualifier: figure.qualifier ?? '',
    region: figure.region ?? '',
    dateNote: words(figure.dateNote),
    note: words(figure.note),
    reason: words(figure.reason),
    sources: sources.length > 0 ? sources : [BLANK_SOURCE],
  };
}

/** A saved form as it was typed. What is missing in it stays empty: a draft may be older than a field. */
export function typedFromDraft(saved: unknown, blank: TypedFigure, version: number): TypedFigure {
  const fields: Record<string, unknown> = { ...Object(saved) };
  const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
  const sources: unknown[] = Array.isArray(fields.sources) ? fields.sources : [];
  const texts = Object.entries(blank).flatMap(([name, otherwise]) =>
    typeof otherwise === 'string' ? [[name, text(fields[name], otherwise)] as const] : [],
  );
  const typed = sources.map((source) => {
    const parts: Record<string, unknown> = { ...Object(source) };
    return {
      url: text(parts.url, ''),
      publisher: text(parts.publisher, ''),
      publishedOn: text(parts.publishedOn, ''),
      kind: text(parts.kind, ''),
    };
  });
  return {
    ...blank,
    ...Object.fromEntries(texts),
    id: blank.id,
    version: String(version),
    sources: typed.length > 0 ? typed : blank.sources,
  };
}
