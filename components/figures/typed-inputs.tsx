import type { TypedFigure } from '@/lib/figures/form-fields';

/** Everything typed, carried along unseen on the step that only shows it, so that nothing is lost on the way back. */
export function TypedInputs({ typed }: { typed: TypedFigure }) {
  const { id: _id, corrects: _corrects, version: _version, sources, ...texts } = typed;
  const entries = [
    ...Object.entries(texts),
    ...sources.flatMap((source, index) =>
      Object.entries(source).map(([part, value]) => [`sources.${index}.${part}`, value] as const),
    ),
  ];
  return entries.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
