import { FILL_LINES, FILL_SIZE, fillId, HOLLOW } from '@/components/charts/group-fills';
import { STATUS_GROUPS, type StatusGroup } from '@/lib/status/types';
import { GROUP_TEXT_COLOURS } from '../pledges/group-colours';
import { barParts, type GroupCounts } from './bar-parts';

interface GroupBarProps {
  readonly counts: GroupCounts;
  /** Where a part leads to. The parts are a convenience for pointers: the same links must stand in text beside the bar. */
  readonly addressOf?: (group: StatusGroup) => string;
  /** `row` is the small variant for tables. */
  readonly size?: 'full' | 'row';
}

const HEIGHTS = { full: 40, row: 12 } as const;

/**
 * The four groups as parts of a bar: solid, rising lines, falling lines, hollow, so that it reads without colour. It is
 * hidden from assistive technology, which gets the numbers beside it. Needs `GroupPatterns` once on the page.
 */
export function GroupBar({ counts, addressOf, size = 'full' }: GroupBarProps) {
  const height = HEIGHTS[size];
  return (
    <svg width="100%" height={height} aria-hidden="true" focusable="false" className="block">
      {barParts(counts).map(({ group, start, share }, index) => {
        const part = <BarPart group={group} hasGap={index > 0} />;
        const frame = { x: `${start}%`, width: `${share}%`, height };
        return (
          <svg key={group} {...frame} aria-hidden="true" className={GROUP_TEXT_COLOURS[group]}>
            {addressOf === undefined ? (
              part
            ) : (
              <a href={addressOf(group)} tabIndex={-1} className={GROUP_TEXT_COLOURS[group]}>
                {part}
              </a>
            )}
          </svg>
        );
      })}
    </svg>
  );
}

/** The frame's clipping halves the stroke, so that the outline stays inside the part whatever its width. */
function BarPart({ group, hasGap }: { group: StatusGroup; hasGap: boolean }) {
  return (
    <>
      <rect
        width="100%"
        height="100%"
        fill={`url(#${fillId(group)})`}
        stroke="currentColor"
        strokeWidth="3"
      />
      {hasGap && <rect width="2" height="100%" fill="var(--paper)" />}
    </>
  );
}

/** The fillings of the bars, once a page: every bar refers to them. */
export function GroupPatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" focusable="false" className="absolute">
      <defs>
        {STATUS_GROUPS.map((group) => (
          <pattern
            key={group}
            id={fillId(group)}
            width={FILL_SIZE}
            height={FILL_SIZE}
            patternUnits="userSpaceOnUse"
            className={GROUP_TEXT_COLOURS[group]}
          >
            <rect
              width={FILL_SIZE}
              height={FILL_SIZE}
              fill={group === HOLLOW ? 'var(--paper)' : 'currentColor'}
            />
            {FILL_LINES[group] !== null && (
              <path d={FILL_LINES[group]} stroke="var(--paper)" strokeWidth="1.25" strokeOpacity="0.55" />
            )}
          </pattern>
        ))}
      </defs>
    </svg>
  );
}
