import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DeskMessages } from '@/components/accounts/desk-messages';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface LayoutProps {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

export default async function AccountLayout({ params, children }: LayoutProps) {
  setRequestLocale(localeOrDefault((await params).locale));
  return <DeskMessages>{children}</DeskMessages>;
}
