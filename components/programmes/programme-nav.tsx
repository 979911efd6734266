'use client';

import { useSearchParams, useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { type PlainDate, parsePlainDate } from '@/lib/core/plain-date';
import { addressWith } from '@/lib/programmes/addresses';

export interface NavItem {
  readonly label: string;
  readonly href: string;
  /** Parts of the address below the programme that belong to this entry; null is the overview. */
  readonly segments: readonly (string | null)[];
  /** Whether the page can show a past day; its link then keeps the one that is shown. */
  readonly keepsDay: boolean;
}

interface ProgrammeNavProps {
  readonly label: string;
  readonly items: readonly NavItem[];
  /** The days that pages can be shown as of; others are not passed on. */
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  /** The programme's name. */
  readonly children: ReactNode;
}

/** The pages of a programme. A client component only to know, while it renders, which of them it stands on. */
export function ProgrammeNav({ label, items, firstDay, lastDay, children }: ProgrammeNavProps) {
  const segment = useSelectedLayoutSegment();
  const given = parsePlainDate(useSearchParams().get('asOf') ?? '');
  const asOf = given !== null && given >= firstDay && given <= lastDay ? given : null;
  return (
    <nav aria-label={label}>
      <p className="pt-2 text-small text-muted">{children}</p>
      <ul className="-mx-2 flex flex-wrap print:hidden">
        {items.map(({ label: text, href, segments, keepsDay }) => (
          <li key={href}>
            <a
              href={keepsDay ? addressWith(href, { asOf }) : href}
              aria-current={segments.includes(segment) ? 'page' : undefined}
              className="quiet-link block px-2 pt-2 pb-2.5 aria-[current]:border-b-4 aria-[current]:border-rule aria-[current]:pb-1.5 aria-[current]:font-semibold aria-[current]:text-ink forced-colors:aria-[current]:border-x-4 forced-colors:aria-[current]:border-t-4"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
