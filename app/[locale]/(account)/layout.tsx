import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountMessages } from '@/components/accounts/browser-messages';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface LayoutProps {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

export default async function AccountLayout({ params, children }: LayoutProps) {
  setRequestLocale(localeOrDefault((await params).locale));
  return <AccountMessages>{children}</AccountMessages>;
}
