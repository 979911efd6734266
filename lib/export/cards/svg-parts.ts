import type { StatusGroup } from '@/lib/status/types';

/** The colours of the site on light ground (`app/globals.css`), written out: a picture knows no style sheet. */
export const COLOURS = {
  paper: '#ffffff',
  ink: '#14191f',
  muted: '#505a64',
  line: '#d3d9de',
} as const;

export const GROUP_COLOURS: Readonly<Record<StatusGroup, string>> = {
  fulfilled: '#0b4a35',
  on_course: '#3c8ac4',
  in_trouble: '#b03a1a',
  not_yet_known: '#737d87',
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What XML 1.0 cannot hold, not even escaped (production 2).
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A text as content of an element or value of an attribute in double quotes. */
export function escaped(text: string): string {
  return text.replace(ILLEGAL, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The shape of a group, told apart without colour (DESIGN section 8), as a square with its corner at a place. */
export function groupShape(group: StatusGroup, x: number, y: number, size: number): string {
  const colour = GROUP_COLOURS[group];
  return `<g transform="translate(${x} ${y}) scale(${size / 16})">${shapeIn(group, colour)}</g>`;
}

function shapeIn(group: StatusGroup, colour: string): string {
  switch (group) {
    case 'fulfilled':
      return `<circle cx="8" cy="8" r="7" fill="${colour}"/><path d="M4.5 8.3 7 10.8l4.6-5.2" fill="none" stroke="${COLOURS.paper}" stroke-width="1.8"/>`;
    case 'on_course':
      return `<path d="M8 1.5 15 14.5H1Z" fill="${colour}"/>`;
    case 'in_trouble':
      return `<path d="M8 14.5 1 1.5h14Z" fill="${colour}"/>`;
    case 'not_yet_known':
      return `<circle cx="8" cy="8" r="6" fill="none" stroke="${colour}" stroke-width="2"/>`;
  }
}

interface TextStyle {
  readonly size: number;
  readonly colour?: string;
  readonly isBold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A line of text on its base line. `font`: the family that the picture is set in. */
export function textLine(font: string, text: string, x: number, y: number, style: TextStyle): string {
  const { size, colour = COLOURS.ink, isBold = false, anchor = 'start' } = style;
  const weight = isBold ? ' font-weight="bold"' : '';
  const placed = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${x}" y="${y}" font-family="${font}" font-size="${size}"${weight}${placed} fill="${colour}">${escaped(text)}</text>`;
}
