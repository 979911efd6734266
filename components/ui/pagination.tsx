import { useTranslations } from 'next-intl';

interface PaginationProps {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly addressOf: (page: number) => string;
}

/** The pages of a list that can be reached directly: first, last, and those around the present one. */
function nearbyPages(page: number, pages: number): number[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1);
  return all.filter((n) => n === 1 || n === pages || Math.abs(n - page) <= 1);
}

/** Links to the other pages of a list; nothing where there is only one. */
export function Pagination({ page, pages, addressOf }: PaginationProps) {
  const t = useTranslations('site.pagination');
  if (pages <= 1) return null;
  const shown = nearbyPages(page, pages);
  return (
    <nav aria-label={t('label')} className="mt-6 print:hidden">
      <ul className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
        {page > 1 && (
          <li>
            <a href={addressOf(page - 1)} rel="prev">
              {t('previous')}
            </a>
          </li>
        )}
        {shown.map((n, index) => (
          <li key={n} className="figures">
            {index > 0 && n - (shown[index - 1] ?? n) > 1 && <span className="me-4 text-muted">…</span>}
            {n === page ? (
              <span aria-current="page" className="border-b-2 border-rule px-1 font-semibold">
                {n}
              </span>
            ) : (
              <a href={addressOf(n)} aria-label={t('page', { n })} className="px-1">
                {n}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={addressOf(page + 1)} rel="next">
              {t('next')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
