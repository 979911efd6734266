import type { ChartPoint } from './progress-data';
import type { ProgressLayout } from './progress-layout';
import { progressShapes } from './progress-shapes';
import { Shapes } from './shape-elements';

interface Props {
  readonly id: string;
  readonly layout: ProgressLayout;
  readonly title: string;
  readonly description: string;
  readonly axisText: string;
  readonly className: string;
  /** What can be read out, in the order of the table beside it. */
  readonly points: readonly ChartPoint[];
}

/** One drawing of a progress chart. */
export function ProgressSvg({ id, layout, title, description, axisText, className, points }: Props) {
  const { frame } = layout;
  const key = `${id}-${frame.name}`;
  return (
    <svg
      aria-labelledby={`${key}-title ${key}-desc`}
      className={`figures h-auto w-full ${className}`}
      data-spots={points
        .map(layout.place)
        .map(({ x, y }) => `${x},${y}`)
        .join(' ')}
      fontSize={frame.fontSize}
      role="img"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
    >
      <title id={`${key}-title`}>{title}</title>
      <desc id={`${key}-desc`}>{description}</desc>
      <Shapes shapes={progressShapes(layout, axisText)} />
    </svg>
  );
}
