import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import type { ReactNode } from 'react';

/** Hands the forms of subscribers the texts that they need in the browser, and no others. */
export function SubscriptionMessages({ children }: { children: ReactNode }) {
  const { refusals, site, subscriptions, units } = useMessages();
  return (
    <NextIntlClientProvider
      locale={useLocale()}
      messages={{ refusals, site: { form: site.form }, subscriptions, units }}
      timeZone="UTC"
    >
      {children}
    </NextIntlClientProvider>
  );
}
