/** One region on the map: its place, what it is called in short, and its value as text; null where it has none. */
export interface Tile {
  readonly id: string;
  /** From 1, from the top left. */
  readonly row: number;
  readonly column: number;
  readonly label: string;
  /** Its name in full, for who points at it. */
  readonly name: string;
  readonly value: string | null;
  /** A word of the source about the value, such as `about`. */
  readonly word: string | null;
  /** How strongly it is coloured, from 0 (not at all) to `SHADES`. */
  readonly shade: number;
}

interface Props {
  /** Unique on the page: the drawing's title and description are found by it. */
  readonly id: string;
  /** The finding in a sentence. */
  readonly title: string;
  readonly description: string;
  readonly tiles: readonly Tile[];
}

/** Steps of colour; the value stands in the tile, so that nothing hangs on telling them apart. */
export const SHADES = 4;

const SIDE = 64;
const GAP = 4;
const STEP = SIDE + GAP;
const VALUE_SIZE = 16;
const LABEL_SIZE = 12.5;
const WORD_SIZE = 11;

/** Width of a digit in system fonts, as a share of the font's size. */
const DIGIT_WIDTH = 0.6;
const WIDEST_TEXT = SIDE - 8;

/** Opacity of one step of colour: the strongest still holds 4.5:1 to its text in both schemes. */
const SHADE_OPACITY = 0.09;

/** The size at which a text fits into a tile. */
function fitting(text: string, size: number): number {
  return Math.min(size, WIDEST_TEXT / (text.length * DIGIT_WIDTH));
}

/**
 * Regions as equal tiles, each about where it lies: a small region is as easy to read as a large one. Drawn on the server; it
 * needs no script and no colour, since each value stands in its tile. The same data belongs beside it as a table.
 */
export function TileMap({ id, title, description, tiles }: Props) {
  const width = Math.max(0, ...tiles.map(({ column }) => column)) * STEP;
  const height = Math.max(0, ...tiles.map(({ row }) => row)) * STEP;
  return (
    <svg
      aria-labelledby={`${id}-title ${id}-desc`}
      className="figures h-auto w-full max-w-110 text-ink"
      role="img"
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {tiles.map((tile) => (
        <TileSquare key={tile.id} {...tile} />
      ))}
    </svg>
  );
}

function TileSquare({ row, column, label, name, value, word, shade }: Tile) {
  const [left, top] = [(column - 1) * STEP + GAP / 2, (row - 1) * STEP + GAP / 2];
  const middle = left + SIDE / 2;
  const isKnown = value !== null;
  return (
    <g textAnchor="middle">
      <title>{name}</title>
      <rect
        className="stroke-current text-control"
        fill="none"
        height={SIDE - 1}
        strokeDasharray={isKnown ? undefined : '3 3'}
        width={SIDE - 1}
        x={left + 0.5}
        y={top + 0.5}
      />
      {isKnown && shade > 0 && (
        <rect
          className="fill-current text-action forced-colors:hidden"
          fillOpacity={shade * SHADE_OPACITY}
          height={SIDE - 2}
          width={SIDE - 2}
          x={left + 1}
          y={top + 1}
        />
      )}
      <text
        className={`fill-current ${isKnown ? 'text-ink' : 'text-muted'}`}
        fontSize={fitting(label, LABEL_SIZE)}
        x={middle}
        y={top + 18}
      >
        {label}
      </text>
      <text
        className={`fill-current ${isKnown ? 'font-semibold' : 'text-muted'}`}
        fontSize={fitting(value ?? '–', VALUE_SIZE)}
        x={middle}
        y={top + 39}
      >
        {value ?? '–'}
      </text>
      {word !== null && (
        <text className="fill-current" fontSize={fitting(word, WORD_SIZE)} x={middle} y={top + 55}>
          {word}
        </text>
      )}
    </g>
  );
}
