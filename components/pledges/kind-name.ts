import { useLocale, useTranslations } from 'next-intl';
import { TARGET_KINDS } from '@/lib/status/types';

/** The word for a kind of target inside a sentence, `level`; a kind that the method does not know is shown as it stands. */
export function useKindName(): (kind: string) => string {
  const t = useTranslations('method.targets.kinds');
  const locale = useLocale();
  return (kind) => {
    const known = TARGET_KINDS.find((one) => one === kind);
    return known ? t(`${known}.name`).toLocaleLowerCase(locale) : kind;
  };
}
