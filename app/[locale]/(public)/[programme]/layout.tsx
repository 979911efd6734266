import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type ProgrammeParams, programmeAt } from '@/app/_public/load-view';
import { ProgrammeBar } from '@/components/programmes/programme-bar';
import { RecordNote } from '@/components/programmes/record-note';
import { Main } from '@/components/ui/main';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface LayoutProps {
  readonly params: Promise<ProgrammeParams>;
  readonly children: ReactNode;
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
      <ProgrammeBar programme={programme} locale={locale} />
      <Main>
        {children}
        <RecordNote programme={programme} locale={locale} />
      </Main>
    </>
  );
}
