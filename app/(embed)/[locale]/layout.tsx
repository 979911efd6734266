import '@/app/globals.css';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface LayoutProps {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

/** The frame of cards that stand on pages of others: nothing around them. */
export default async function EmbedLayout({ params, children }: LayoutProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  return (
    <html lang={locale}>
      <body className="min-h-0">{children}</body>
    </html>
  );
}
