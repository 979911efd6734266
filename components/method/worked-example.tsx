import { useLocale, useTranslations } from 'next-intl';
import { TargetFinding } from '@/components/pledges/finding';
import { PaceNumbers } from '@/components/pledges/pace-numbers';
import { inLanguage } from '@/lib/core/localized-text';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';
import type { Example } from './method-page';

/** The pace of a real target, with its numbers put in. */
export function WorkedExample({ pledge, target, place }: Example & { readonly place: ProgrammePlace }) {
  const t = useTranslations('method.pace');
  const metric = inLanguage(target.metric, useLocale()).text;
  return (
    <div className="mt-6 max-w-text border-s-4 border-line ps-4">
      <h3 className="text-body">{t('example', { metric })}</h3>
      <p className="mt-1">
        <TargetFinding target={target} />.
      </p>
      <PaceNumbers target={target} />
      <p className="mt-3">
        <a href={pledgeAddress(place, pledge.slug)}>{t('exampleLink')}</a>
      </p>
    </div>
  );
}
