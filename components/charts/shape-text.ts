import { escaped } from '@/lib/export/cards/svg-parts';
import { STATUS_GROUPS } from '@/lib/status/types';
import { FILL_LINES, FILL_SIZE, fillId, groupTone, HOLLOW } from './group-fills';
import type { Paint, Shape, Tone } from './shapes';

/** The colours of the light scheme, as `app/globals.css` has them: a file of its own knows no style sheet. */
export const LIGHT: Readonly<Record<Tone, string>> = {
  ink: '#14191f',
  muted: '#505a64',
  action: '#0a4d8c',
  line: '#d3d9de',
  paper: '#ffffff',
  fulfilled: '#0b4a35',
  'on-course': '#3c8ac4',
  'in-trouble': '#b03a1a',
  'not-yet-known': '#737d87',
};

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

function paint(fill: Paint | undefined): string {
  if (fill === undefined) return 'none';
  return typeof fill === 'string' ? LIGHT[fill] : `url(#${fillId(fill.group)})`;
}

/** A shape as SVG with literal colours. */
export function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case 'path':
      return `<path${attributes({
        d: shape.d,
        fill: paint(shape.fill),
        'fill-opacity': shape.opacity,
        stroke: shape.stroke && LIGHT[shape.stroke],
        'stroke-width': shape.width,
        'stroke-dasharray': shape.dash,
        'stroke-linejoin': shape.stroke && 'round',
      })}/>`;
    case 'dot':
      return `<circle${attributes({
        cx: shape.x,
        cy: shape.y,
        r: shape.r,
        fill: LIGHT[shape.fill],
        stroke: LIGHT[shape.stroke],
        'stroke-width': shape.width,
      })}/>`;
    case 'text':
      return `<text${attributes({
        x: shape.x,
        y: shape.y,
        fill: LIGHT[shape.tone],
        'text-anchor': shape.anchor === 'start' ? undefined : shape.anchor,
        'font-weight': shape.isBold ? 700 : undefined,
        ...(shape.hasRim
          ? { stroke: LIGHT.paper, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
          : {}),
      })}>${escaped(shape.text)}</text>`;
  }
}

/** The fillings of groups, for a document whose shapes use them. */
export function fillDefinitions(): string {
  const patterns = STATUS_GROUPS.map((group) => {
    const tone = LIGHT[groupTone(group)];
    const ground = group === HOLLOW ? LIGHT.paper : tone;
    const lines = FILL_LINES[group];
    const hatching =
      lines === null
        ? ''
        : `<path d="${lines}" stroke="${LIGHT.paper}" stroke-width="1.25" stroke-opacity="0.55"/>`;
    return `<pattern id="${fillId(group)}" width="${FILL_SIZE}" height="${FILL_SIZE}" patternUnits="userSpaceOnUse"><rect width="${FILL_SIZE}" height="${FILL_SIZE}" fill="${ground}"/>${hatching}</pattern>`;
  });
  return `<defs>${patterns.join('')}</defs>`;
}
