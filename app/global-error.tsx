'use client';

import './globals.css';
import { ErrorMessage, type PageErrorProps } from '@/components/ui/error-message';

/** The last resort, when the frame of the page itself fails. */
export default function GlobalError({ error, reset }: PageErrorProps) {
  return (
    <html lang="en">
      <head>
        <title>Pledgebook</title>
      </head>
      <body>
        <ErrorMessage error={error} reset={reset} />
      </body>
    </html>
  );
}
