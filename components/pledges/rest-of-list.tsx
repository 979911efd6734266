import { useTranslations } from 'next-intl';

/** As many rows as a table of a page has that is about more than a list; the list has pages. */
export const MOST_ROWS = 100;

interface Props {
  /** Rows that there are. */
  readonly count: number;
  /** Where all of them are. */
  readonly href: string;
}

/** Says that a table has only the first of its rows, and where the others are; nothing where it has all. */
export function RestOfList({ count, href }: Props) {
  const t = useTranslations('pledges.rest');
  if (count <= MOST_ROWS) return null;
  return (
    <p className="mt-3 text-small">
      {t('first', { shown: MOST_ROWS, count })} <a href={href}>{t('all')}</a>
    </p>
  );
}
