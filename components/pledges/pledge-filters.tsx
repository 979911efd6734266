import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { INPUT } from '@/components/ui/form-control';
import { type Option, type OptionGroup, Select } from '@/components/ui/select';
import { VERDICTS } from '@/lib/assessments/types';
import { inLanguage } from '@/lib/core/localized-text';
import { MAX_QUERY_LENGTH, PLEDGE_SORTS, type PledgeListQuery } from '@/lib/pledges/list-address';
import { COVERAGES, TESTABILITIES } from '@/lib/pledges/types';
import { type ProgrammePlace, pledgesAddress } from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';
import { groupOf } from '@/lib/status/pledge-status';
import { STATUS_GROUPS, STATUSES } from '@/lib/status/types';

interface PledgeFiltersProps {
  readonly programme: Programme;
  readonly query: PledgeListQuery;
  readonly place: ProgrammePlace;
}

/** Search, filters and order of the list in a plain form: its address says what is shown. */
export function PledgeFilters({ programme, query, place }: PledgeFiltersProps) {
  const t = useTranslations('pledges.filters');
  const sorts = useTranslations('pledges.sort');
  const testability = useTranslations('status.testability');
  const coverage = useTranslations('status.coverage');
  const verdicts = useTranslations('status.verdict');
  const groups = useTranslations('status.group');
  const locale = useLocale();
  const any: Option = { value: '', label: t('any') };
  return (
    <search>
      <form
        action={pledgesAddress({ ...place, asOf: null })}
        method="get"
        aria-label={t('label')}
        className="border-y border-line py-4 print:hidden"
      >
        {query.asOf !== null && <input type="hidden" name="asOf" value={query.asOf} />}
        <div className="grid grid-cols-2 items-end gap-x-4 gap-y-3 md:grid-cols-4">
          <div className="col-span-2">
            <label htmlFor="q" className="mb-1 block text-small font-semibold">
              {t('q')}
            </label>
            <input
              id="q"
              name="q"
              type="search"
              maxLength={MAX_QUERY_LENGTH}
              defaultValue={query.q}
              className={INPUT}
            />
          </div>
          <Select
            isCompact
            id="group"
            name="group"
            label={t('group')}
            defaultValue={query.group ?? ''}
            options={[any, ...STATUS_GROUPS.map((value) => ({ value, label: groups(value) }))]}
          />
          <Select
            isCompact
            id="status"
            name="status"
            label={t('status')}
            defaultValue={query.status ?? ''}
            options={[any, ...useStatusOptions()]}
          />
          <Select
            isCompact
            id="principle"
            name="principle"
            label={t('principle')}
            defaultValue={query.principle ?? ''}
            options={[
              any,
              ...programme.principles.map(({ slug, title }) => ({
                value: slug,
                label: inLanguage(title, locale).text,
              })),
            ]}
          />
          <Select
            isCompact
            id="theme"
            name="theme"
            label={t('theme')}
            defaultValue={query.theme ?? ''}
            options={[any, ...themeOptions(programme, locale)]}
          />
          <Select
            isCompact
            id="coverage"
            name="coverage"
            label={t('coverage')}
            defaultValue={query.coverage ?? ''}
            options={[any, ...COVERAGES.map((value) => ({ value, label: coverage(value) }))]}
          />
          <Select
            isCompact
            id="testability"
            name="testability"
            label={t('testability')}
            defaultValue={query.testability ?? ''}
            options={[any, ...TESTABILITIES.map((value) => ({ value, label: testability(value) }))]}
          />
          <Select
            isCompact
            id="verdict"
            name="verdict"
            label={t('verdict')}
            defaultValue={query.verdict ?? ''}
            options={[any, ...VERDICTS.map((value) => ({ value, label: verdicts(value) }))]}
          />
          <Select
            isCompact
            id="sort"
            name="sort"
            label={t('sort')}
            defaultValue={query.sort ?? ''}
            options={[
              { value: '', label: sorts('usual') },
              ...PLEDGE_SORTS.map((value) => ({ value, label: sorts(value) })),
            ]}
          />
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-x-6">
          <Button>{t('apply')}</Button>
          <Details summary={t('sortNoteTitle')}>
            <p className="max-w-text text-small">{t('sortNote')}</p>
          </Details>
        </div>
      </form>
    </search>
  );
}

function useStatusOptions(): OptionGroup[] {
  const groups = useTranslations('status.group');
  const names = useTranslations('status.name');
  return STATUS_GROUPS.map((group) => ({
    label: groups(group),
    options: STATUSES.filter((status) => groupOf(status) === group).map((value) => ({
      value,
      label: names(value),
    })),
  }));
}

function themeOptions(programme: Programme, locale: string): OptionGroup[] {
  return programme.principles.map((principle) => ({
    label: inLanguage(principle.title, locale).text,
    options: programme.themes
      .filter((theme) => theme.principle === principle.slug)
      .map(({ slug, title }) => ({ value: slug, label: inLanguage(title, locale).text })),
  }));
}
