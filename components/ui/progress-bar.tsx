import type { ReactNode } from 'react';

interface ProgressBarProps {
  readonly id: string;
  readonly label: ReactNode;
  /** Whole per cent; null where nothing tells how far it is. */
  readonly percent: number | null;
  /** How far it is in words. */
  readonly children: ReactNode;
}

/** How far something is: a bar, and the same in words. */
export function ProgressBar({ id, label, percent, children }: ProgressBarProps) {
  return (
    <div className="my-6 max-w-text">
      <p id={`${id}-label`} className="mb-2 font-semibold">
        {label}
      </p>
      <progress
        id={id}
        aria-labelledby={`${id}-label`}
        max={100}
        {...(percent !== null && { value: percent })}
        className="block h-3 w-full appearance-none border border-control bg-paper [&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-paper [&::-webkit-progress-value]:bg-action"
      />
      <p className="mt-2 text-small tabular-nums">{children}</p>
    </div>
  );
}
