'use client';

import { ErrorMessage, type PageErrorProps } from '@/components/ui/error-message';

/** A page that could not be put together: says so calmly, with the number to report. */
export default function PageError({ error, reset }: PageErrorProps) {
  return <ErrorMessage error={error} reset={reset} />;
}
