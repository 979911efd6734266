import type { ReactNode } from 'react';
import { PAGE_WIDTH } from './site-header';

/** What a page is about; the skip link leads here. One a page. */
export function Main({ children }: { children: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={`${PAGE_WIDTH} py-6 outline-none sm:py-8`}>
      {children}
    </main>
  );
}
