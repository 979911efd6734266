import site from '@/lib/core/i18n/messages/en/site.json';
import { Button } from './button';
import { PAGE_WIDTH } from './site-header';

export interface PageErrorProps {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}

/**
 * What a reader sees when a page fails. In English whatever the language of the address: nothing that could fail again,
 * such as reading messages, stands between the failure and this page.
 */
export function ErrorMessage({ error, reset }: PageErrorProps) {
  const texts = site.error;
  return (
    <main id="content" lang="en" className={`${PAGE_WIDTH} py-8`}>
      <h1 className="text-title sm:text-display">{texts.title}</h1>
      <p className="mt-3 max-w-text text-lead">{texts.lead}</p>
      {error.digest !== undefined && (
        <p className="mt-4 max-w-text">{texts.id.replace('{id}', error.digest)}</p>
      )}
      <p className="mt-6 flex flex-wrap items-center gap-6">
        <Button type="button" onClick={reset}>
          {texts.again}
        </Button>
        <a href="/">{texts.home}</a>
      </p>
    </main>
  );
}
