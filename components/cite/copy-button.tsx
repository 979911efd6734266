import { useTranslations } from 'next-intl';

/** Copies the text of an element. Only where the module `copy-text` shows it; without that the text can be marked as ever. */
export function CopyButton({ of, name }: { readonly of: string; readonly name: string }) {
  const t = useTranslations('cite');
  return (
    <span className="print:hidden">
      <button
        className="min-h-6 cursor-pointer px-1 text-link underline underline-offset-4 hover:text-link-hover"
        data-copy={of}
        hidden
        type="button"
      >
        {t('copy')}
        <span className="sr-only"> {name}</span>
      </button>{' '}
      <span data-copied={t('copied')} role="status" />
    </span>
  );
}
