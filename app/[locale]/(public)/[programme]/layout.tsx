import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { feedAlternates } from '@/app/_public/feed-alternates';
import { type ProgrammeParams, programmeAt } from '@/app/_public/load-view';
import { shareMetadata } from '@/app/_public/share-metadata';
import { ProgrammeBar } from '@/components/programmes/programme-bar';
import { RecordNote } from '@/components/programmes/record-note';
import { Main } from '@/components/ui/main';
import { now } from '@/lib/core/clock';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { inLanguage } from '@/lib/core/localized-text';
import { isMailConfigured } from '@/lib/core/mail';
import { overviewAddress } from '@/lib/programmes/addresses';
import { viewDay } from '@/lib/programmes/view-day';

interface LayoutProps {
  readonly params: Promise<ProgrammeParams>;
  readonly children: ReactNode;
}

/** Every page of a programme tells readers' programs where its feeds are, and shows the overview's picture when shared. */
export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale: asked, programme: slug } = await params;
  const programme = await programmeAt(slug);
  if (programme === null) return {};
  const locale = localeOrDefault(asked);
  const place = { locale, programme: slug };
  const alt = inLanguage(programme.title, locale).text;
  return {
    alternates: await feedAlternates(programme, locale),
    ...(await shareMetadata({ locale, page: overviewAddress(place), title: null, alt })),
  };
}

/** What the pages of a programme share: its name, the way between them, and what to know about the record. */
export default async function ProgrammeLayout({ params, children }: LayoutProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const programme = await programmeAt(slug);
  if (programme === null) return <Main>{children}</Main>;
  return (
    <>
      <ProgrammeBar programme={programme} locale={locale} today={viewDay(programme, now(), null).on} />
      <Main>
        {children}
        <RecordNote programme={programme} locale={locale} isMailOffered={isMailConfigured()} />
      </Main>
    </>
  );
}
