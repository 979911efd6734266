import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { LOCALES } from '@/lib/core/i18n/locales';
import type { PledgeStanding } from '@/lib/pledges/types';

/** How many texts of the record there are in each language of the site. */
export function LanguageTable({ pledges }: { readonly pledges: readonly PledgeStanding[] }) {
  const t = useTranslations('data.languages');
  const names = new Intl.DisplayNames(useLocale(), { type: 'language' });
  const targets = pledges.flatMap((pledge) => pledge.targets);
  const titles = (lang: string) => pledges.filter(({ title }) => title[lang]).length;
  const metrics = (lang: string) => targets.filter(({ metric }) => metric[lang]).length;
  return (
    <div className="max-w-text">
      <DataTable
        caption={t('caption')}
        columns={[
          { key: 'language', head: t('language'), kind: 'name', cell: (lang) => names.of(lang) },
          {
            key: 'pledges',
            head: t('pledges'),
            kind: 'number',
            cell: (lang) => t('of', { count: titles(lang), total: pledges.length }),
          },
          {
            key: 'metrics',
            head: t('metrics'),
            kind: 'number',
            cell: (lang) => t('of', { count: metrics(lang), total: targets.length }),
          },
        ]}
        id="language-table"
        isCaptionHidden
        rowKey={String}
        rows={LOCALES}
      />
    </div>
  );
}
