import { ChartMark, CheckpointMark, OriginalMark, TargetMark } from './chart-mark';

const MIDDLE = { x: 14, y: 8 };
const LINE = 'M0,8H28';

/** A sample of a line or mark of the progress chart, for its key. */
export function LegendSwatch({
  of,
}: {
  readonly of:
    | 'counted'
    | 'baseline'
    | 'target'
    | 'original'
    | 'course'
    | 'checkpoint'
    | 'forecast'
    | 'band'
    | 'alternative'
    | 'context';
}) {
  return (
    <svg aria-hidden="true" className="h-4 w-7 shrink-0" viewBox="0 0 28 16">
      <Sample of={of} />
    </svg>
  );
}

function Sample({ of }: Parameters<typeof LegendSwatch>[0]) {
  switch (of) {
    case 'counted':
      return (
        <>
          <path className="stroke-current text-action" d={LINE} fill="none" strokeWidth={2.5} />
          <ChartMark {...MIDDLE} of="counted" />
        </>
      );
    case 'target':
      return (
        <>
          <path className="stroke-current text-ink" d="M0,8H18" fill="none" strokeWidth={1.25} />
          <TargetMark x={20} y={8} />
        </>
      );
    case 'original':
      return (
        <>
          <path
            className="stroke-current text-ink"
            d="M0,8H28"
            fill="none"
            strokeDasharray="10 3 2 3"
            strokeWidth={1.25}
          />
          <OriginalMark x={20} y={8} />
        </>
      );
    case 'course':
      return (
        <path
          className="stroke-current text-muted"
          d={LINE}
          fill="none"
          strokeDasharray="7 4"
          strokeWidth={1.5}
        />
      );
    case 'forecast':
      return (
        <path
          className="stroke-current text-action"
          d={LINE}
          fill="none"
          strokeDasharray="2 3.5"
          strokeWidth={2}
        />
      );
    case 'band':
      return <path className="fill-current text-action" d="M0,8L28,1V15z" fillOpacity={0.2} />;
    case 'checkpoint':
      return <CheckpointMark {...MIDDLE} />;
    default:
      return <ChartMark {...MIDDLE} of={of} />;
  }
}
