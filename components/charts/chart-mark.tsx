import type { MarkRole } from './progress-data';
import type { Spot } from './progress-layout';

/** The mark of a figure: filled circle counted, hollow circle alternative, cross context, hollow square baseline. */
export function ChartMark({ x, y, of }: Spot & { readonly of: MarkRole }) {
  if (of === 'context') {
    const arms = `M${x - 3.5},${y - 3.5}l7,7m0,-7l-7,7`;
    return <path className="stroke-current text-muted" d={arms} fill="none" strokeWidth={1.5} />;
  }
  if (of === 'baseline') {
    return (
      <rect
        className="fill-paper stroke-current text-ink"
        height={8}
        strokeWidth={1.75}
        width={8}
        x={x - 4}
        y={y - 4}
      />
    );
  }
  if (of === 'alternative') {
    return (
      <circle className="fill-paper stroke-current text-action" cx={x} cy={y} r={4} strokeWidth={1.75} />
    );
  }
  return <circle className="fill-current stroke-paper text-action" cx={x} cy={y} r={5} strokeWidth={1.5} />;
}

/** A checkpoint of the expected course: a small upright bar through the line. */
export function CheckpointMark({ x, y }: Spot) {
  return <path className="stroke-current text-muted" d={`M${x},${y - 5}v10`} fill="none" strokeWidth={2} />;
}

/** The promise as it first was: a hollow diamond at its due date. */
export function OriginalMark({ x, y }: Spot) {
  return (
    <path
      className="fill-paper stroke-current text-ink"
      d={`M${x},${y - 6}l6,6l-6,6l-6,-6z`}
      strokeWidth={1.5}
    />
  );
}

/** The promise itself: a diamond at the due date. */
export function TargetMark({ x, y }: Spot) {
  return (
    <path
      className="fill-current stroke-paper text-ink"
      d={`M${x},${y - 7}l7,7l-7,7l-7,-7z`}
      strokeWidth={1.5}
    />
  );
}
