import { useLocale } from 'next-intl';
import { inLanguage } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Programme } from '@/lib/programmes/types';
import { ProgrammeFacts } from './programme-facts';

/** The programme's title in the page's language and in the other languages it has, and who promised it when. */
export function DashboardHead({ programme, on }: { programme: Programme; on: PlainDate }) {
  const shown = inLanguage(programme.title, useLocale());
  const others = Object.entries(programme.title).filter(([lang]) => lang !== shown.lang);
  return (
    <>
      <h1 lang={shown.lang} className="max-w-text text-title sm:text-display">
        {shown.text}
      </h1>
      {others.map(([lang, text]) => (
        <p key={lang} lang={lang} className="mt-1 max-w-text text-muted">
          {text}
        </p>
      ))}
      <div className="mt-5 border-t border-line pt-3">
        <ProgrammeFacts programme={programme} on={on} />
      </div>
    </>
  );
}
