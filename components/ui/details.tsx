import type { ReactNode } from 'react';

/** Something that most readers can skip; the browser's own disclosure, open on paper. */
export function Details({
  summary,
  isOpen,
  children,
}: {
  summary: ReactNode;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className="my-3 details-content:print:[content-visibility:visible]">
      <summary className="w-fit text-link underline underline-offset-4 hover:text-link-hover">
        {summary}
      </summary>
      <div className="mt-2 border-s-4 border-line ps-4">{children}</div>
    </details>
  );
}
