import type { ReactNode } from 'react';

interface PageHeadingProps {
  /** What kind of page it is, above the title: "Pledge", "Theme". */
  readonly kicker?: ReactNode;
  readonly title: ReactNode;
  /** The finding, in a sentence. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/** The head of a page: its only `h1`, and what the page says in one sentence. */
export function PageHeading({ kicker, title, lead, children }: PageHeadingProps) {
  return (
    <div className="mb-8">
      {kicker !== undefined && <p className="mb-1 text-small text-muted">{kicker}</p>}
      <h1 className="max-w-text text-title sm:text-display">{title}</h1>
      {lead !== undefined && <p className="mt-3 max-w-text text-lead">{lead}</p>}
      {children}
    </div>
  );
}
