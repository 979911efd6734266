import { useTranslations } from 'next-intl';
import type { SourceAddress } from '@/lib/sources/types';

/** The words around each figure as they stood at the address. */
export function SourceExtracts({ source: { extracts } }: { readonly source: SourceAddress }) {
  const t = useTranslations('sources.one');
  if (extracts.length === 0) return <p className="max-w-text">{t('extractsNone')}</p>;
  return (
    <ul className="max-w-text">
      {extracts.map(({ figure, text, isFound }) => (
        <li className="mt-3 first:mt-0" key={figure}>
          <p className="text-small text-muted">{t(isFound ? 'isFound' : 'isLost')}</p>
          <blockquote className="border-s-4 border-line ps-4 wrap-anywhere">{text}</blockquote>
        </li>
      ))}
    </ul>
  );
}
