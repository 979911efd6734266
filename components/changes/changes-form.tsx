import { useTranslations } from 'next-intl';
import { ThemeSelect } from '@/components/programmes/theme-select';
import { Button } from '@/components/ui/button';
import { INPUT } from '@/components/ui/form-control';
import { presetSpans } from '@/lib/pledges/changes/change-days';
import { changesAddress } from '@/lib/programmes/addresses';
import type { ChangesView } from './changes-page';

/** Pairs of days that are often asked for; the one that is shown says so. */
export function ChangesPresets({ span, theme, today, names, place }: ChangesView) {
  const t = useTranslations('changes.presets');
  return (
    <nav aria-label={t('label')} className="mt-4 print:hidden">
      <ul className="-mx-2 flex flex-wrap">
        {presetSpans(names.programme, today).map(({ preset, span: one }) => (
          <li key={preset}>
            <a
              aria-current={one.from === span.from && one.to === span.to ? 'true' : undefined}
              className="block px-2 py-1 aria-[current]:font-semibold aria-[current]:text-ink"
              href={changesAddress(place, { ...one, theme })}
            >
              {t(preset)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Chooses the two days and a theme; a plain form. */
export function ChangesForm({ span, theme, today, names, place }: ChangesView) {
  const t = useTranslations('changes.form');
  const { programme } = names;
  return (
    <form
      action={changesAddress(place)}
      aria-label={t('label')}
      className="mt-4 flex flex-wrap items-end gap-4 print:hidden"
      method="get"
    >
      {(['from', 'to'] as const).map((name) => (
        <div key={name}>
          <label className="mb-1 block text-small font-semibold" htmlFor={name}>
            {t(name)}
          </label>
          <input
            className={INPUT}
            defaultValue={span[name]}
            id={name}
            max={today}
            min={programme.announcedOn}
            name={name}
            required
            type="date"
          />
        </div>
      ))}
      <div className="w-full sm:w-72">
        <ThemeSelect all={t('allThemes')} label={t('theme')} programme={programme} theme={theme} />
      </div>
      <Button kind="secondary">{t('show')}</Button>
    </form>
  );
}
