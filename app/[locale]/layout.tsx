import '../globals.css';
import type { Metadata, Viewport } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { GroupPatterns } from '@/components/dashboard/group-bar';
import { SiteFooter } from '@/components/ui/site-footer';
import { SiteHeader, SkipLink } from '@/components/ui/site-header';
import { publicOrigin } from '@/lib/core/env';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { GROUND } from '@/lib/export/manifest';

interface LayoutProps {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'site' });
  return {
    title: { default: t('name'), template: `%s – ${t('name')}` },
    manifest: `/${locale}/manifest.webmanifest`,
    icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' }, apple: '/apple-touch-icon.png' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: GROUND.light },
    { media: '(prefers-color-scheme: dark)', color: GROUND.dark },
  ],
};

/** The frame of every page. Pages bring their own `main` (`Main`), so that navigation can stand above it. */
export default async function SiteLayout({ params, children }: LayoutProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  return (
    <html lang={locale}>
      <body>
        <SkipLink />
        <GroupPatterns />
        <SiteHeader locale={locale} origin={publicOrigin()} />
        {children}
        <SiteFooter locale={locale} />
      </body>
    </html>
  );
}
