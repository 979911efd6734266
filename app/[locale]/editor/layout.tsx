import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AccountBar } from '@/components/accounts/account-bar';
import { DeskMessages } from '@/components/accounts/browser-messages';
import { currentActor } from '@/lib/accounts/session';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface LayoutProps {
  readonly params: Promise<{ locale: string }>;
  readonly children: ReactNode;
}

/** The frame of the desk. It asks who is there only to show it: each page and each action checks for itself. */
export default async function EditorLayout({ params, children }: LayoutProps) {
  setRequestLocale(localeOrDefault((await params).locale));
  return (
    <DeskMessages>
      <AccountBar viewer={await currentActor()} />
      {children}
    </DeskMessages>
  );
}
