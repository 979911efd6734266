import { useTranslations } from 'next-intl';
import { PAGE_WIDTH } from '@/components/ui/site-header';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { PlainDate } from '@/lib/core/plain-date';
import {
  changesAddress,
  correctionsAddress,
  dataAddress,
  methodAddress,
  overviewAddress,
  pledgesAddress,
  updatesAddress,
} from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';
import { type NavItem, ProgrammeNav } from './programme-nav';

interface ProgrammeBarProps {
  readonly programme: Programme;
  readonly locale: string;
  readonly today: PlainDate;
}

/** The programme's name and its pages, above each of them. */
export function ProgrammeBar({ programme, locale, today }: ProgrammeBarProps) {
  const t = useTranslations('site.nav');
  const place = { locale, programme: programme.slug };
  const items: readonly NavItem[] = [
    { label: t('overview'), href: overviewAddress(place), segments: [null], keepsDay: true },
    {
      label: t('pledges'),
      href: pledgesAddress(place),
      segments: ['pledges', 'principles', 'themes'],
      keepsDay: true,
    },
    { label: t('updates'), href: updatesAddress(place), segments: ['updates'], keepsDay: false },
    { label: t('changes'), href: changesAddress(place), segments: ['changes'], keepsDay: false },
    {
      label: t('corrections'),
      href: correctionsAddress(place),
      segments: ['corrections'],
      keepsDay: false,
    },
    { label: t('method'), href: methodAddress(place), segments: ['method'], keepsDay: false },
    { label: t('data'), href: dataAddress(place), segments: ['data'], keepsDay: false },
  ];
  return (
    <div className="border-y border-line">
      <div className={PAGE_WIDTH}>
        <ProgrammeNav label={t('label')} items={items} firstDay={programme.announcedOn} lastDay={today}>
          <TextInLanguage text={programme.title} />
        </ProgrammeNav>
      </div>
    </div>
  );
}
