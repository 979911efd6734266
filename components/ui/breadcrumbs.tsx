import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export interface Crumb {
  readonly label: ReactNode;
  readonly href: string;
}

/** The way up from a page. The page itself is not in it: its heading follows. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations('site');
  return (
    <nav aria-label={t('breadcrumbs')} className="mb-4 text-small print:hidden">
      <ol className="flex flex-wrap gap-x-2 gap-y-1">
        {crumbs.map((crumb) => (
          <li
            key={crumb.href}
            className="after:ms-2 after:text-muted after:content-['/'/''] last:after:content-none"
          >
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
