'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { ProgressBar } from '@/components/ui/progress-bar';
import { percentOf } from '@/lib/figures/import/uploads/progress';
import type { Upload } from '@/lib/figures/import/uploads/types';

/** How often the page asks how far it is. */
const ASK_EVERY_MS = 1_000;

interface ImportProgressProps {
  readonly upload: Pick<Upload, 'name' | 'rows' | 'done'>;
  readonly phase: 'uploading' | 'checking' | 'writing';
}

/** How far a file is. It asks again by itself, with scripts and without. */
export function ImportProgress({ upload: { name, rows, done }, phase }: ImportProgressProps) {
  const t = useTranslations('imports.progress');
  const format = useFormatter();
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  const percent = phase === 'uploading' ? null : percentOf(done, rows);
  const isThrough = percent === 100;
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <ProgressBar id="import-progress" label={t(phase, { name })} percent={percent}>
        {percent !== null && !isThrough
          ? t('rows', { done: format.number(done), rows: format.number(rows), percent })
          : null}
        {isThrough ? t('finishing') : null}
      </ProgressBar>
      <p className="max-w-text text-muted">{t('lead')}</p>
    </>
  );
}
