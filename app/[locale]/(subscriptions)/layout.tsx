import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SubscriptionMessages } from '@/components/subscriptions/browser-messages';
import { Main } from '@/components/ui/main';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface LayoutProps {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

export default async function SubscriptionsLayout({ params, children }: LayoutProps) {
  setRequestLocale(localeOrDefault((await params).locale));
  return (
    <SubscriptionMessages>
      <Main>{children}</Main>
    </SubscriptionMessages>
  );
}
