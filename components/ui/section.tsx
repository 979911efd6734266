import type { ReactNode } from 'react';

interface SectionProps {
  readonly id: string;
  readonly title: ReactNode;
  /** A sentence under the heading. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a strong rule, as in a printed yearbook. It can be linked to by its id. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="mt-12 border-t-2 border-rule pt-3">
      <h2 id={id} className="text-lead">
        {title}
      </h2>
      {lead !== undefined && <p className="mt-1 max-w-text text-muted">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
