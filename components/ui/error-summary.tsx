import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

export interface SummarisedError {
  /** Id of the input to go to; null when the message belongs to the form as a whole. */
  readonly fieldId: string | null;
  readonly message: string;
}

/**
 * What has to be put right, above the form, each line a link to its input. It can take the focus; where scripts run,
 * move the focus here.
 */
export function ErrorSummary({ errors, title }: { errors: readonly SummarisedError[]; title?: ReactNode }) {
  const t = useTranslations('site.form');
  if (errors.length === 0) return null;
  return (
    <div
      id="error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      className="mb-8 max-w-text border-4 border-error p-4"
    >
      <h2 id="error-summary-title" className="text-lead">
        {title ?? t('summary')}
      </h2>
      <ul className="mt-2 list-none">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId ?? ''} ${message}`} className="mt-1 font-semibold text-error">
            {fieldId === null ? (
              message
            ) : (
              <a href={`#${fieldId}`} className="text-error hover:text-error">
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
