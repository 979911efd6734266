import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/** Hands the parts that run in the browser the texts that they need, and no others. */
export function DeskMessages({ children }: { children: ReactNode }) {
  const { accounts, assessments, desk, imports, refusals, reviews, site, status, units } = useMessages();
  return (
    <NextIntlClientProvider
      locale={useLocale()}
      messages={{ accounts, assessments, desk, imports, refusals, reviews, site, status, units }}
      timeZone="UTC"
    >
      {children}
    </NextIntlClientProvider>
  );
}
