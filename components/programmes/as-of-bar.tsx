import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { INPUT } from '@/components/ui/form-control';
import { Day } from '@/components/ui/plain-date';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Programme, ViewDay } from '@/lib/programmes/types';

/** Says that a page speaks of a past day, with the way back; nothing on an ordinary page. `back` is its address today. */
export function AsOfBar({ day, back }: { day: ViewDay; back: string }) {
  const t = useTranslations('site.asOf');
  if (!day.isAsOf) return null;
  return (
    <div role="note" className="mb-6 border-y-2 border-rule bg-wash px-4 py-3">
      <p className="max-w-text">
        <strong>{t.rich('shown', { date: () => <Day on={day.on} /> })}</strong> {t('how')}{' '}
        <a href={back}>{t('back')}</a>
      </p>
    </div>
  );
}

interface AsOfFormProps {
  readonly programme: Programme;
  readonly today: PlainDate;
  readonly day: ViewDay;
  /** The page to show as of the day that is chosen. */
  readonly action: string;
}

/** Chooses the past day to look at a page as of. */
export function AsOfForm({ programme, today, day, action }: AsOfFormProps) {
  const t = useTranslations('site.asOf');
  return (
    <div className="print:hidden">
      <Details summary={t('label')}>
        <form action={action} method="get" className="flex flex-wrap items-end gap-2">
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
        </form>
      </Details>
    </div>
  );
}
