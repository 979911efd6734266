/** A rectangle in the units of the drawing. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Something that a label had better not cover; the heavier, the more it is avoided. */
export interface Obstacle extends Box {
  readonly weight: number;
}

/** One place where a label could stand; `y` is the baseline of the text. */
export interface LabelSpot {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A label and the places it could take, the best first. */
export interface LabelWish {
  readonly key: string;
  readonly spots: readonly LabelSpot[];
  /** The weight of what it may cover; above that it is left out and the key below the chart speaks for it. */
  readonly tolerance: number;
}

export interface PlacedLabel extends LabelSpot {
  readonly key: string;
}

/** Mean width of a letter or digit of the system fonts, in parts of the font size; on the generous side. */
export const LETTER_WIDTH = 0.56;
const ASCENT = 0.82;
const DESCENT = 0.24;
/** Each later spot has to be this much better than the one before it. */
const PREFERENCE = 0.75;

/** The rectangle that a text takes up, estimated: the server has no fonts to measure. */
export function boxOf(spot: LabelSpot, fontSize: number, letterWidth = LETTER_WIDTH): Box {
  const width = spot.text.length * letterWidth * fontSize;
  const left = spot.anchor === 'start' ? spot.x : spot.anchor === 'end' ? spot.x - width : spot.x - width / 2;
  return { left, right: left + width, top: spot.y - ASCENT * fontSize, bottom: spot.y + DESCENT * fontSize };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/**
 * Gives each label, in the order asked, the spot that covers least. A label never leaves the bounds and never touches a label
 * placed before it; one that finds no such spot, or covers more than it may, is left out.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  {
    bounds,
    obstacles,
    fontSize,
    letterWidth,
  }: { bounds: Box; obstacles: readonly Obstacle[]; fontSize: number; letterWidth?: number },
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const taken: Box[] = [];
  for (const { key, spots, tolerance } of wishes) {
    let best: { spot: LabelSpot; box: Box; cost: number } | null = null;
    for (const [rank, spot] of spots.entries()) {
      const box = boxOf(spot, fontSize, letterWidth);
      if (!contains(bounds, box) || taken.some((other) => overlaps(box, other))) continue;
      const covered = obstacles.reduce((sum, item) => sum + (overlaps(box, item) ? item.weight : 0), 0);
      const cost = covered + rank * PREFERENCE;
      if (covered <= tolerance && (best === null || cost < best.cost)) best = { spot, box, cost };
    }
    if (best === null) continue;
    placed.push({ key, ...best.spot });
    taken.push(best.box);
  }
  return placed;
}
