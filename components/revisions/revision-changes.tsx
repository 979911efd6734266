import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { changedTerms, changedWords } from '@/lib/revisions/changed-terms';
import type { RevisionSubject } from '@/lib/revisions/types';
import { TermText } from './term-texts';

/** What a revision changes, one line each: the old words or terms struck through, the new ones beside them. */
export function RevisionChanges({ subject }: { readonly subject: RevisionSubject }) {
  const t = useTranslations('pledge.revised');
  if (subject.of === 'pledge') {
    return (
      <ul>
        {changedWords(subject.before, subject.after).map((word) => (
          <Change
            after={<TextInLanguage text={subject.after[word]} />}
            before={<TextInLanguage text={subject.before[word]} />}
            key={word}
            name={t(`word.${word}`)}
          />
        ))}
      </ul>
    );
  }
  return (
    <ul>
      {changedTerms(subject.before, subject.after).map((term) => (
        <Change
          after={<TermText term={term} terms={subject.after} />}
          before={<TermText term={term} terms={subject.before} />}
          key={term}
          name={t(`term.${term}`)}
        />
      ))}
    </ul>
  );
}

interface ChangeProps {
  readonly name: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

function Change({ name, before, after }: ChangeProps) {
  return (
    <li className="mt-1 gap-4 first:mt-0 sm:grid sm:grid-cols-[9rem_1fr]">
      <span className="text-small leading-6 text-muted">{name}</span>
      <div className="max-w-text figures">
        <del>{before}</del>
        <span aria-hidden="true">{' → '}</span>
        <ins className="no-underline">{after}</ins>
      </div>
    </li>
  );
}
