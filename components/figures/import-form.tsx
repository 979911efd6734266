'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { ProgressBar } from '@/components/ui/progress-bar';
import { RadioGroup } from '@/components/ui/radio-group';
import { percentOf } from '@/lib/figures/import/uploads/progress';
import { LARGEST_UPLOAD } from '@/lib/figures/import/uploads/types';

interface ImportFormProps {
  readonly programme: string;
  /** What was wrong with what was sent before. */
  readonly errors: readonly { readonly fieldId: string | null; readonly message: string }[];
}

const MEGABYTE = 1_000_000;

/** Sends a form in the background, tells how much has gone, and answers where it led; throws where it did not arrive. */
function sendForm(form: HTMLFormElement, onSent: (percent: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.onprogress = ({ loaded, total }) => onSent(percentOf(loaded, total) ?? 0);
    request.onload = () =>
      request.responseURL === form.action ? reject(new Error('no answer')) : resolve(request.responseURL);
    request.onerror = () => reject(new Error('no connection'));
    request.send(new FormData(form));
  });
}

/** Chooses a file and sends it. Without scripts the browser sends it by itself. */
export function ImportForm({ programme, errors: earlier }: ImportFormProps) {
  const locale = useLocale();
  const t = useTranslations('imports');
  const texts = useTranslations('refusals');
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const errors = problem === null ? earlier : [{ fieldId: 'file', message: problem }];
  useEffect(() => {
    if (problem !== null) frame.current?.querySelector<HTMLElement>('#error-summary')?.focus();
  }, [problem]);

  async function send(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const file = form.querySelector<HTMLInputElement>('#file')?.files?.[0];
    if (!file) return;
    event.preventDefault();
    setProblem(null);
    if (file.size > LARGEST_UPLOAD) {
      setProblem(texts('import_file_too_large', { limit: LARGEST_UPLOAD / MEGABYTE }));
      return;
    }
    setSent(0);
    try {
      window.location.assign(await sendForm(form, setSent));
    } catch {
      setSent(null);
      setProblem(texts('import_broke_off'));
    }
  }

  const error = errors.find(({ fieldId }) => fieldId === 'file')?.message;
  return (
    <div ref={frame}>
      <ErrorSummary errors={errors} />
      <form
        action={`/${locale}/editor/${programme}/import/file`}
        method="post"
        encType="multipart/form-data"
        noValidate
        onSubmit={send}
      >
        <FileField error={error} />
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
        {sent === null ? (
          <Button>{t('check')}</Button>
        ) : (
          <ProgressBar id="sending" label={t('sending')} percent={sent}>
            {`${sent} %`}
          </ProgressBar>
        )}
      </form>
    </div>
  );
}

function FileField({ error }: { readonly error: string | undefined }) {
  const t = useTranslations('imports');
  const form = useTranslations('site.form');
  return (
    <div className={error ? 'mb-6 border-s-4 border-error ps-4' : 'mb-6'}>
      <label htmlFor="file" className="mb-1 block font-semibold">
        {t('file')}
      </label>
      <p id="file-hint" className="mb-1 max-w-text text-small text-muted">
        {t('fileHint', { limit: LARGEST_UPLOAD / MEGABYTE })}
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
  );
}
