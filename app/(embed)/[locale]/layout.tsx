import '@/app/globals.css';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface LayoutProps {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'site' });
  return {
    title: { default: t('name'), template: `%s – ${t('name')}` },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/** The frame of cards that stand on pages of others: nothing around them, and links that open elsewhere. */
export default async function EmbedLayout({ params, children }: LayoutProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  return (
    <html lang={locale}>
      <head>
        <base target="_blank" />
      </head>
      <body className="min-h-0">{children}</body>
    </html>
  );
}
