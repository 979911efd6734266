import { redirect } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountBar } from '@/components/accounts/account-bar';
import { DeskMessages } from '@/components/accounts/browser-messages';
import { currentActor, setUpPath } from '@/lib/accounts/session';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface LayoutProps {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

/**
 * The frame of the desk. It asks who is there to show it, and leads whoever is held back away; each page and each action checks
 * for itself as well.
 */
export default async function EditorLayout({ params, children }: LayoutProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const actor = await currentActor();
  // Also where a page comes back with a form that was sent: nothing of the desk is for them.
  if (actor?.isHeldBack) redirect(setUpPath(locale, `/${locale}/editor`));
  return (
    <DeskMessages>
      <AccountBar viewer={actor} />
      {children}
    </DeskMessages>
  );
}
