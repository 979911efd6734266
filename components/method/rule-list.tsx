import { useTranslations } from 'next-intl';
import type { StatusRule } from '@/lib/status/types';
import { useMethodArguments } from './method-names';

const RULES: readonly StatusRule[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The twelve rules, each with an id that the pages of pledges link to. */
export function RuleList() {
  const t = useTranslations('method.rules');
  const args = useMethodArguments();
  return (
    <ol className="max-w-text">
      {RULES.map((rule) => (
        <li className="flex gap-4 border-b border-line py-2 target:bg-wash" id={`rule-${rule}`} key={rule}>
          <span aria-hidden="true" className="w-6 shrink-0 text-end font-semibold figures">
            {rule}
          </span>
          <span>{t(`${rule}`, args)}</span>
        </li>
      ))}
    </ol>
  );
}
