import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { inLanguage } from '@/lib/core/localized-text';
import type { PledgeStanding } from '@/lib/pledges/types';
import type { Programme } from '@/lib/programmes/types';

interface Props {
  readonly action: string;
  readonly programme: Programme;
  readonly pledges: readonly PledgeStanding[];
}

/** Chooses the pledge to assess; a plain form. */
export function PledgeSelect({ action, programme, pledges }: Props) {
  const t = useTranslations('assessments.form');
  const locale = useLocale();
  const groups = programme.themes.map((theme) => ({
    label: inLanguage(theme.title, locale).text,
    options: pledges
      .filter((pledge) => pledge.theme === theme.slug)
      .map(({ slug, title }) => ({ value: slug, label: inLanguage(title, locale).text })),
  }));
  return (
    <form action={action} method="get">
      <Select
        id="pledge"
        label={t('choose')}
        name="pledge"
        options={groups.filter(({ options }) => options.length > 0)}
      />
      <Button>{t('go')}</Button>
    </form>
  );
}
