import { useLocale, useTranslations } from 'next-intl';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { Guess, MarkedText, PledgeHit } from '@/lib/pledges/search/types';
import type { PledgeStanding } from '@/lib/pledges/types';

/** A text with what was searched for marked. */
function Marked({ text: { lang, parts } }: { text: MarkedText }) {
  const locale = useLocale();
  const words = parts.map(({ at, text, isHit }) => (isHit ? <mark key={at}>{text}</mark> : text));
  return lang === null || lang === locale ? words : <span lang={lang}>{words}</span>;
}

/** The title of a pledge in a list, marked where it was found. */
export function FoundTitle({ pledge, hit }: { pledge: PledgeStanding; hit: PledgeHit | undefined }) {
  return hit === undefined ? <TextInLanguage text={pledge.title} /> : <Marked text={hit.title} />;
}

/** Where a pledge was found, if its title does not say it. */
export function FoundElsewhere({ hit }: { hit: PledgeHit | undefined }) {
  const t = useTranslations('pledges.search');
  if (!hit?.excerpt) return null;
  const { place } = hit.excerpt;
  return (
    <p className="mt-1 mb-1 text-small text-muted">
      {t(`place.${place}`)} <Marked text={hit.excerpt} />
    </p>
  );
}

/** Words that were taken for typing errors, and what was searched for instead. */
export function SearchGuesses({ guesses }: { guesses: readonly Guess[] }) {
  const t = useTranslations('pledges.search');
  return guesses.map(({ typed, taken }) => (
    <p key={typed} className="mb-2">
      {t('guess', {
        typed,
        taken: taken.map((word) => t('quoted', { word })).join(', '),
        count: taken.length,
      })}
    </p>
  ));
}
