import { TextInLanguage } from '@/components/ui/text-in-language';
import type { LocalizedText } from '@/lib/core/localized-text';

/** A note of the record, word for word; names of files and addresses in it may break anywhere. */
export function NoteText({ text }: { readonly text: LocalizedText }) {
  return (
    <span className="wrap-anywhere">
      <TextInLanguage text={text} />
    </span>
  );
}
