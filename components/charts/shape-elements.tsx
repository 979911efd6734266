import { createElement, Fragment, type ReactElement } from 'react';
import type { Paint, Shape, Tone } from './shapes';

/** Written out, because Tailwind only finds class names that stand in the source as they are. */
const FILLS: Readonly<Record<Tone, string>> = {
  ink: 'fill-ink',
  muted: 'fill-muted',
  action: 'fill-action',
  line: 'fill-line',
  paper: 'fill-paper',
  fulfilled: 'fill-fulfilled',
  'on-course': 'fill-on-course',
  'in-trouble': 'fill-in-trouble',
  'not-yet-known': 'fill-not-yet-known',
};

const STROKES: Readonly<Record<Tone, string>> = {
  ink: 'stroke-ink',
  muted: 'stroke-muted',
  action: 'stroke-action',
  line: 'stroke-line',
  paper: 'stroke-paper',
  fulfilled: 'stroke-fulfilled',
  'on-course': 'stroke-on-course',
  'in-trouble': 'stroke-in-trouble',
  'not-yet-known': 'stroke-not-yet-known',
};

/** Shapes as elements of a drawing on a page, in the colours of the reader's scheme. */
export function Shapes({ shapes }: { readonly shapes: readonly Shape[] }) {
  return createElement(Fragment, null, ...shapes.map(elementOf));
}

function fillOf(paint: Paint | undefined): { className: string; fill?: string } {
  if (paint === undefined) return { className: 'fill-none' };
  if (typeof paint === 'string') return { className: FILLS[paint] };
  return { className: '', fill: `url(#fill-${paint.group})` };
}

function elementOf(shape: Shape): ReactElement {
  switch (shape.kind) {
    case 'path': {
      const { className, ...fill } = fillOf(shape.fill);
      const line = shape.stroke === undefined ? '' : STROKES[shape.stroke];
      return (
        <path
          {...fill}
          className={`${className} ${line}`.trim()}
          d={shape.d}
          fillOpacity={shape.opacity}
          strokeDasharray={shape.dash}
          strokeWidth={shape.width}
        />
      );
    }
    case 'dot':
      return (
        <circle
          className={`${FILLS[shape.fill]} ${STROKES[shape.stroke]}`}
          cx={shape.x}
          cy={shape.y}
          r={shape.r}
          strokeWidth={shape.width}
        />
      );
    case 'text':
      return (
        <text
          className={`${FILLS[shape.tone]}${shape.isBold ? ' font-semibold' : ''}${shape.hasRim ? ' rim' : ''}`}
          textAnchor={shape.anchor === 'start' ? undefined : shape.anchor}
          x={shape.x}
          y={shape.y}
        >
          {shape.text}
        </text>
      );
  }
}
