import { useTranslations } from 'next-intl';
import { groupOf } from '@/lib/status/pledge-status';
import type { Status, StatusGroup } from '@/lib/status/types';
import { GROUP_TEXT_COLOURS } from './group-colours';

/** The shape of each group on a field of 16 × 16, told apart without colour (DESIGN section 8). */
const SHAPES: Readonly<Record<StatusGroup, React.ReactNode>> = {
  fulfilled: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.5 8.3 7 10.8l4.6-5.2" fill="none" stroke="var(--paper)" strokeWidth="1.8" />
    </>
  ),
  on_course: <path d="M8 1.5 15 14.5H1Z" fill="currentColor" />,
  in_trouble: <path d="M8 14.5 1 1.5h14Z" fill="currentColor" />,
  not_yet_known: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" />,
};

/** The shape of a group in its colour. Always put its name beside it. */
export function GroupShape({ group }: { group: StatusGroup }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
      className={`inline-block size-[0.875em] shrink-0 align-[-0.08em] ${GROUP_TEXT_COLOURS[group]}`}
    >
      {SHAPES[group]}
    </svg>
  );
}

/** The name of a group with its shape. */
export function GroupMark({ group }: { group: StatusGroup }) {
  const t = useTranslations('status.group');
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <GroupShape group={group} />
      {t(group)}
    </span>
  );
}

/** The name of a status with the shape of its group. */
export function StatusMark({ status }: { status: Status }) {
  const t = useTranslations('status.name');
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <GroupShape group={groupOf(status)} />
      {t(status)}
    </span>
  );
}
