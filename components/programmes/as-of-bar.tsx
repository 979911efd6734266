import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { INPUT } from '@/components/ui/form-control';
import { Day } from '@/components/ui/plain-date';
import { formatDate } from '@/lib/core/i18n/format';
import { type PlainDate, plainDate } from '@/lib/core/plain-date';
import { changesAddress, type ProgrammePlace } from '@/lib/programmes/addresses';
import type { Programme, ViewDay } from '@/lib/programmes/types';

interface AsOfProps {
  readonly programme: Pick<Programme, 'announcedOn'>;
  readonly today: PlainDate;
  readonly day: ViewDay;
  /** The address of the page as it is today; what it asks for besides the day is kept. */
  readonly here: string;
}

/** Says that a page speaks of a past day, with the way back and to other days; nothing on an ordinary page. */
export function AsOfBar({ place, ...view }: AsOfProps & { readonly place: ProgrammePlace }) {
  const t = useTranslations('site.asOf');
  const { day, here } = view;
  if (!day.isAsOf) return null;
  return (
    <div role="note" className="mb-6 border-y-2 border-rule bg-wash px-4 py-3">
      <p className="max-w-text">
        <strong>{t.rich('shown', { date: () => <Day on={day.on} /> })}</strong> {t('how')}{' '}
        <a href={here}>{t('back')}</a> · <a href={changesAddress(place, { from: day.on })}>{t('since')}</a>
      </p>
      <div className="print:hidden">
        <Details summary={t('other')}>
          <DayForm {...view} />
        </Details>
      </div>
    </div>
  );
}

/** Opens the choice of a past day to look at a page as of; nothing where a bar has it already. */
export function AsOfForm(view: AsOfProps) {
  const t = useTranslations('site.asOf');
  if (view.day.isAsOf) return null;
  return (
    <div className="print:hidden">
      <Details summary={t('label')}>
        <DayForm {...view} />
      </Details>
    </div>
  );
}

/** A field for the day in a plain form; the module `day-slider` sets a slider beside it. */
function DayForm({ programme, today, day, here }: AsOfProps) {
  const t = useTranslations('site.asOf');
  const [path, search] = here.split('?');
  return (
    <form action={path} method="get">
      {[...new URLSearchParams(search)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-2">
        <div>
          <label htmlFor="as-of" className="mb-1 block text-small font-semibold">
            {t('day')}
          </label>
          <input
            id="as-of"
            name="asOf"
            type="date"
            required
            min={programme.announcedOn}
            max={today}
            defaultValue={day.on}
            className={INPUT}
          />
        </div>
        <Button kind="secondary">{t('show')}</Button>
      </div>
      <div className="mt-4 max-w-120" data-day-slider={JSON.stringify(dayTexts(useLocale()))} hidden>
        <p className="flex flex-wrap justify-between gap-x-4 text-small">
          <label htmlFor="as-of-slider" className="font-semibold">
            {t('slider')}
          </label>
          <output aria-hidden="true" htmlFor="as-of-slider" className="figures" />
        </p>
        <input
          id="as-of-slider"
          type="range"
          aria-describedby="as-of-slider-hint"
          className="block h-8 w-full accent-action"
        />
        <p className="flex flex-wrap justify-between gap-x-4 text-small text-muted">
          <Day on={programme.announcedOn} />
          <Day on={today} />
        </p>
        <p id="as-of-slider-hint" className="mt-1 text-small text-muted">
          {t('sliderHint')}
        </p>
      </div>
    </form>
  );
}

/**
 * How a day of each month is written out, with `{y}` and `{d}` for its year and its day: browsers do not know all of the
 * languages.
 */
function dayTexts(locale: string): string[] {
  return Array.from({ length: 12 }, (_, month) => {
    const example = plainDate(`2001-${String(month + 1).padStart(2, '0')}-09`);
    return formatDate(example, locale).replace('2001', '{y}').replace('9', '{d}');
  });
}
