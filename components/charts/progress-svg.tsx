import { ChartMark, CheckpointMark, OriginalMark, TargetMark } from './chart-mark';
import type { ChartPoint } from './progress-data';
import type { ProgressLayout } from './progress-layout';

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

/** One drawing of a progress chart. Lines differ in style and weight as well as in colour. */
export function ProgressSvg({ id, layout, title, description, axisText, className, points }: Props) {
  const { frame, plot } = layout;
  const key = `${id}-${frame.name}`;
  return (
    <svg
      aria-labelledby={`${key}-title ${key}-desc`}
      className={`figures h-auto w-full text-ink ${className}`}
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
      <Axes axisText={axisText} layout={layout} />
      {layout.bandPath && (
        <path className="fill-current text-action" d={layout.bandPath} fillOpacity={0.14} />
      )}
      {layout.original && (
        <path
          className="stroke-current"
          d={`M${plot.left},${layout.original.y}H${plot.right}`}
          fill="none"
          strokeDasharray="10 3 2 3"
          strokeWidth={1.25}
        />
      )}
      {layout.target && (
        <path
          className="stroke-current"
          d={`M${plot.left},${layout.target.y}H${plot.right}`}
          fill="none"
          strokeWidth={1.25}
        />
      )}
      {layout.coursePath && (
        <path
          className="stroke-current text-muted"
          d={layout.coursePath}
          fill="none"
          strokeDasharray="7 4"
          strokeWidth={1.5}
        />
      )}
      {layout.checkpoints.map((spot) => (
        <CheckpointMark key={spot.x} {...spot} />
      ))}
      {layout.forecastPath && (
        <path
          className="stroke-current text-action"
          d={layout.forecastPath}
          fill="none"
          strokeDasharray="2 3.5"
          strokeWidth={2}
        />
      )}
      {layout.runPaths.map((path) => (
        <path
          className="stroke-current text-action"
          d={path}
          fill="none"
          key={path}
          strokeLinejoin="round"
          strokeWidth={2.5}
        />
      ))}
      {layout.original && <OriginalMark {...layout.original} />}
      {layout.target && <TargetMark {...layout.target} />}
      {layout.marks.map((mark) => (
        <ChartMark key={`${mark.role}-${mark.x}-${mark.y}`} of={mark.role} x={mark.x} y={mark.y} />
      ))}
      {layout.labels.map(({ key: label, text, x, y, anchor }) => (
        <text
          className={`fill-current stroke-paper ${label === 'current' || label === 'target' ? 'font-semibold text-ink' : 'text-muted'}`}
          key={label}
          paintOrder="stroke"
          strokeLinejoin="round"
          strokeWidth={3}
          textAnchor={anchor}
          x={x}
          y={y}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

function Axes({ layout, axisText }: Pick<Props, 'layout' | 'axisText'>) {
  const { frame, plot } = layout;
  return (
    <g className="text-muted">
      <text className="fill-current" x={0} y={frame.fontSize}>
        {axisText}
      </text>
      {layout.yTicks.map(({ y, text }) => (
        <g key={text}>
          <path className="stroke-line" d={`M${plot.left},${y}H${plot.right}`} fill="none" strokeWidth={1} />
          <text className="fill-current" textAnchor="end" x={plot.left - 6} y={y + frame.fontSize * 0.35}>
            {text}
          </text>
        </g>
      ))}
      <path
        className="stroke-current"
        d={`M${plot.left},${plot.bottom}H${plot.right}`}
        fill="none"
        strokeWidth={1}
      />
      {layout.xTicks.map(({ x, text }) => (
        <g key={text}>
          <path className="stroke-current" d={`M${x},${plot.bottom}v5`} fill="none" strokeWidth={1} />
          <text
            className="fill-current"
            textAnchor={x > plot.right - frame.fontSize * 1.2 ? 'end' : 'middle'}
            x={x}
            y={plot.bottom + frame.fontSize * 1.5}
          >
            {text}
          </text>
        </g>
      ))}
      <path
        className="stroke-current"
        d={`M${layout.viewDayX},${plot.top - 10}V${plot.bottom}`}
        fill="none"
        strokeDasharray="1 3"
        strokeWidth={1.25}
      />
    </g>
  );
}
