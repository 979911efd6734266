import { useLocale, useTranslations } from 'next-intl';
import { targetWords } from '@/lib/pledges/finding-words';
import type { TargetStanding } from '@/lib/pledges/types';

/** How the value that a target has to reach is worded, `at least 111 million m²`; null where it has none. */
export function useTargetWords(): (target: TargetStanding) => string | null {
  const texts = { locale: useLocale(), t: useTranslations('status'), units: useTranslations('units') };
  return (target) => targetWords(texts, target);
}
