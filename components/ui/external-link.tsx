import type { ReactNode } from 'react';

/** A link that leaves the site. It opens in the same window; on paper its address follows it. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} rel="external noopener noreferrer" className="wrap-anywhere">
      {children}
    </a>
  );
}
