import { type LegendKey, SWATCH, swatchShapes } from './legend';
import { Shapes } from './shape-elements';

/** A sample of a line or mark of the progress chart, for its key. */
export function LegendSwatch({ of }: { readonly of: LegendKey }) {
  const shapes = swatchShapes(of);
  if (shapes.length === 0) return null;
  return (
    <svg aria-hidden="true" className="h-4 w-7 shrink-0" viewBox={`0 0 ${SWATCH.width} ${SWATCH.height}`}>
      <Shapes shapes={shapes} />
    </svg>
  );
}
