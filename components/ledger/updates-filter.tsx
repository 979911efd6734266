import { useLocale, useTranslations } from 'next-intl';
import { ThemeSelect } from '@/components/programmes/theme-select';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { inLanguage } from '@/lib/core/localized-text';
import type { FeedNames } from '@/lib/feeds/feed-names';
import { LEDGER_KINDS, type LedgerKind } from '@/lib/ledger/types';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';

/** What a list of updates is limited to; null: not limited. */
export interface UpdatesQuery {
  readonly kind: LedgerKind | null;
  readonly theme: string | null;
  readonly pledge: string | null;
  /** Only entries older than this one. */
  readonly before: string | null;
}

interface Props {
  readonly query: UpdatesQuery;
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

/** Chooses kind, theme and pledge of the updates shown; a plain form. */
export function UpdatesFilter({ query, names, place }: Props) {
  const t = useTranslations('updates.filter');
  const kinds = useTranslations('feed.kind');
  const locale = useLocale();
  const themes = names.programme.themes.map((theme) => ({
    label: inLanguage(theme.title, locale).text,
    options: [...names.pledges]
      .filter(([, pledge]) => pledge.theme === theme.slug)
      .map(([slug, pledge]) => ({ value: slug, label: inLanguage(pledge.title, locale).text })),
  }));
  return (
    <form
      action={updatesAddress(place)}
      className="mt-6 grid gap-4 print:hidden sm:grid-cols-2 lg:grid-cols-[14rem_14rem_minmax(0,1fr)_auto] sm:items-end"
      method="get"
    >
      <Select
        defaultValue={query.kind ?? ''}
        id="kind"
        isCompact
        label={t('kind')}
        name="kind"
        options={[
          { value: '', label: t('allKinds') },
          ...LEDGER_KINDS.map((kind) => ({ value: kind, label: kinds(kind) })),
        ]}
      />
      <ThemeSelect all={t('allThemes')} label={t('theme')} programme={names.programme} theme={query.theme} />
      <Select
        defaultValue={query.pledge ?? ''}
        id="pledge"
        isCompact
        label={t('pledge')}
        name="pledge"
        options={[
          { value: '', label: t('allPledges') },
          ...themes.filter(({ options }) => options.length > 0),
        ]}
      />
      <Button kind="secondary">{t('apply')}</Button>
    </form>
  );
}
