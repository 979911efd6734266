'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { decimal, parseDecimal } from '@/lib/core/decimal';
import { formatDate, formatQuantity } from '@/lib/core/i18n/format';
import { parsePlainDate } from '@/lib/core/plain-date';
import type { SeenEffect } from '@/lib/figures/form-fields';
import type { FigureCheck, FigureFormState } from '@/lib/figures/form-state';
import { STATUSES } from '@/lib/status/types';
import { EffectSection } from './effect-section';
import { FigureEcho } from './figure-echo';
import { FigureWarnings } from './figure-warnings';
import type { FigureFormPlace } from './form-props';
import { TypedInputs } from './typed-inputs';

interface FigureCheckStepProps {
  readonly place: FigureFormPlace;
  readonly state: FigureFormState;
  readonly check: FigureCheck;
  readonly isPending: boolean;
}

/** The second step: the figure as it will stand, what publishing it changes, and the two ways on. */
export function FigureCheckStep({ place, state, check, isPending }: FigureCheckStepProps) {
  const t = useTranslations('desk.check');
  const { seen } = check.effect;
  return (
    <>
      <TypedInputs typed={state.typed} />
      {seen &&
        Object.entries(seen).map(([name, value]) => (
          <input key={name} type="hidden" name={`seen.${name}`} value={value} />
        ))}
      <h2 id="step-title" tabIndex={-1} className="text-lead outline-none">
        {t('title')}
      </h2>
      <p className="mt-1 mb-4 max-w-text text-muted">{t('lead')}</p>
      {check.earlier && seen && <Changed then={check.earlier} now={seen} unit={place.target?.unit ?? null} />}
      {place.corrects && (
        <Notice title={t('corrects')}>
          <p>
            <del>{t('sameSource', place.corrects)}</del>
          </p>
        </Notice>
      )}
      <FigureEcho input={check.input} regions={place.regions} target={place.target} />
      <FigureWarnings effect={check.effect} place={place} />
      <EffectSection effect={check.effect} target={place.target} />
      <Notice>
        <p>{t(check.isOnePerson ? 'onePerson' : 'twoPeople')}</p>
      </Notice>
      <div className="mt-8 flex flex-wrap gap-4">
        <Button name="intent" value={check.isOnePerson ? 'publish' : 'submit'} disabled={isPending}>
          {t(check.isOnePerson ? 'publish' : 'submit')}
        </Button>
        <Button kind="secondary" name="intent" value="change" disabled={isPending}>
          {t('changeIt')}
        </Button>
      </div>
    </>
  );
}

/** What stood there at the last look and what stands there now, where somebody published in between. */
function Changed({ then, now, unit }: { then: SeenEffect; now: SeenEffect; unit: string | null }) {
  const locale = useLocale();
  const t = useTranslations('desk.check');
  const units = useTranslations('units');
  const statuses = useTranslations('status.name');
  // `then` comes back from the browser, so it may hold anything.
  const shown = (seen: SeenEffect) => {
    const value = parseDecimal(seen.current);
    const day = parsePlainDate(seen.reference);
    const quantity = value === null ? t('noValue') : formatQuantity(decimal(value), unit, locale, units);
    const status = STATUSES.find((one) => one === seen.status);
    return {
      value: day === null ? quantity : t('valueOn', { value: quantity, date: formatDate(day, locale) }),
      status: status === undefined ? '' : statuses(status).toLocaleLowerCase(locale),
    };
  };
  return (
    <Notice title={t('stale.title')} kind="error">
      <p>{t('stale.then', shown(then))}</p>
      <p>{t('stale.now', shown(now))}</p>
    </Notice>
  );
}
