'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { refusalText } from '@/lib/core/i18n/refusal-text';
import { importFiguresAction } from '@/lib/figures/actions';
import { type CheckedFile, FIRST_IMPORT_STATE, LARGEST_UPLOAD } from '@/lib/figures/import/form-state';
import { ImportTable } from './import-table';

interface ImportFormProps {
  readonly programme: string;
  /** Whether rows are handed in for a second person instead of published. */
  readonly isReviewed: boolean;
}

/** Chooses a file, shows what would become of each row, then writes it. All of it works without scripts. */
export function ImportForm({ programme, isReviewed }: ImportFormProps) {
  const locale = useLocale();
  const t = useTranslations('imports');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  const [state, action, isPending] = useActionState(importFiguresAction, FIRST_IMPORT_STATE);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.turn === 0) return;
    const wanted = state.refusals.length > 0 ? '#error-summary' : '#step-title';
    frame.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [state]);

  const errors = state.refusals.map((refusal) => ({
    fieldId: refusal.field === 'file' ? 'file' : null,
    message: refusalText(refusal, t('whole'), locale, texts, units),
  }));
  return (
    <div ref={frame}>
      <ErrorSummary errors={errors} />
      <form action={action} noValidate key={state.turn}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="programme" value={programme} />
        {state.checked ? (
          <Checked
            checked={state.checked}
            programme={programme}
            isReviewed={isReviewed}
            isPending={isPending}
          />
        ) : (
          <FileChoice
            error={errors.find(({ fieldId }) => fieldId === 'file')?.message}
            isPending={isPending}
          />
        )}
      </form>
    </div>
  );
}

function FileChoice({ error, isPending }: { error: string | undefined; isPending: boolean }) {
  const t = useTranslations('imports');
  const form = useTranslations('site.form');
  return (
    <>
      <div className={error ? 'mb-6 border-s-4 border-error ps-4' : 'mb-6'}>
        <label htmlFor="file" className="mb-1 block font-semibold">
          {t('file')}
        </label>
        <p id="file-hint" className="mb-1 max-w-text text-small text-muted">
          {t('fileHint', { limit: LARGEST_UPLOAD / 1000 })}
        </p>
        {error && (
          <p id="file-error" className="mb-1 max-w-text font-semibold text-error">
            <span className="sr-only">{form('error')} </span>
            {error}
          </p>
        )}
        <input
          type="file"
          id="file"
          name="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
          aria-invalid={error ? true : undefined}
          className="block max-w-full min-h-11 py-2"
        />
      </div>
      <RadioGroup
        id="decimal"
        name="decimal"
        label={t('decimal')}
        hint={t('decimalHint')}
        defaultValue="unknown"
        options={(['unknown', 'point', 'comma'] as const).map((value) => ({
          value,
          label: t(`decimals.${value}`),
        }))}
      />
      <Button name="intent" value="check" disabled={isPending}>
        {t('check')}
      </Button>
    </>
  );
}

interface CheckedProps extends ImportFormProps {
  readonly checked: CheckedFile;
  readonly isPending: boolean;
}

function Checked({ checked, programme, isReviewed, isPending }: CheckedProps) {
  const locale = useLocale();
  const t = useTranslations('imports');
  const { report, name, sha256 } = checked;
  const { added, refused } = report.counts;
  const again = (
    <a href={`/${locale}/editor/${programme}/import`} className="inline-block py-2">
      {t('another')}
    </a>
  );
  if (report.isWritten) {
    return (
      <div role="status">
        <Notice
          kind="success"
          title={
            <span id="step-title" tabIndex={-1}>
              {t('done.title')}
            </span>
          }
        >
          <p>{t('done.counts', report.counts)}</p>
          {isReviewed ? (
            <p>{t('review')}</p>
          ) : (
            <p>
              <a href={`/${locale}/${programme}/updates`}>{t('done.updates')}</a>
            </p>
          )}
        </Notice>
        {again}
      </div>
    );
  }
  return (
    <>
      <h2 id="step-title" tabIndex={-1} className="mb-2 text-lead">
        {t('checked', { name })}
      </h2>
      <p className="max-w-text">{t('counts', report.counts)}</p>
      <p className="mb-4 text-small text-muted">
        {t('fingerprint')}: <code className="break-all">{sha256}</code>
      </p>
      {refused > 0 && <p className="mb-4 max-w-text font-semibold">{t('refusedLead')}</p>}
      {refused === 0 && added > 0 && isReviewed && <p className="mb-4 max-w-text">{t('review')}</p>}
      {refused + added === 0 && <p className="mb-4 max-w-text font-semibold">{t('nothing')}</p>}
      <ImportTable rows={report.rows} all={added + refused} />
      <p className="mt-6 flex flex-wrap items-center gap-6">
        {refused === 0 && added > 0 && (
          <Button name="intent" value="apply" disabled={isPending}>
            {t('apply', { count: added })}
          </Button>
        )}
        {again}
      </p>
    </>
  );
}
