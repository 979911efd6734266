'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';

/** Recovery codes, shown this once: to be selected as a whole, copied or printed. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const t = useTranslations('secondFactor.codes');
  const [hasScripts, setHasScripts] = useState(false);
  const [copied, setCopied] = useState<'copied' | 'copyFailed' | null>(null);
  useEffect(() => setHasScripts(true), []);
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied('copied'),
      () => setCopied('copyFailed'),
    );
  return (
    <section aria-labelledby="codes-title" className="mt-8">
      <h2 id="codes-title" className="text-lead">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-text text-muted">{t('lead')}</p>
      <ul className="my-4 grid w-fit gap-x-8 border-y border-line py-3 font-mono select-all sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="py-1">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <ButtonLink href={next}>{t('kept')}</ButtonLink>
        {hasScripts && (
          <>
            <Button type="button" kind="secondary" onClick={copy}>
              {t('copy')}
            </Button>
            <Button type="button" kind="secondary" onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        )}
        <span role="status">{copied && t(copied)}</span>
      </div>
    </section>
  );
}
