import type { StatusGroup } from '@/lib/status/types';

/** The colours that drawings have: names of the tokens in `app/globals.css`. */
export type Tone =
  | 'ink'
  | 'muted'
  | 'action'
  | 'line'
  | 'paper'
  | 'fulfilled'
  | 'on-course'
  | 'in-trouble'
  | 'not-yet-known';

/** What a surface is filled with: a colour, or the filling of a group of statuses. */
export type Paint = Tone | { readonly group: StatusGroup };

export interface PathShape {
  readonly kind: 'path';
  readonly d: string;
  readonly fill?: Paint;
  readonly opacity?: number;
  readonly stroke?: Tone;
  readonly width?: number;
  readonly dash?: string;
}

export interface DotShape {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly fill: Tone;
  readonly stroke: Tone;
  readonly width: number;
}

export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly tone: Tone;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly isBold?: boolean;
  /** Parted from what it crosses by a rim of paper. */
  readonly hasRim?: boolean;
}

/** A part of a drawing, the same on a page (`shape-elements`) and in a file of its own (`shape-text`). */
export type Shape = PathShape | DotShape | TextShape;

/** A line without a filling. */
export function stroke(d: string, tone: Tone, width: number, dash?: string): PathShape {
  return { kind: 'path', d, stroke: tone, width, ...(dash === undefined ? {} : { dash }) };
}
