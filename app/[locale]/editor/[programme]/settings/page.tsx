import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor } from '@/app/_desk/desk-place';
import { PolicyForm } from '@/components/reviews/policy-form';
import { SnapshotForm } from '@/components/snapshots/snapshot-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { can } from '@/lib/accounts/permissions';
import { env } from '@/lib/core/env';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { dataAddress } from '@/lib/programmes/addresses';
import { getProgramme, getProgrammeVersion } from '@/lib/programmes/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'reviews' });
  return { title: t('settings.title'), robots: { index: false } };
}

/** What an admin sets for a programme: who has to read a figure before it is published; and keeps of it: snapshots. */
export default async function SettingsPage({ params }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const actor = await formActor(locale, `/${locale}/editor/${slug}/settings`);
  const programme = await getProgramme(slug);
  const version = await getProgrammeVersion(slug);
  if (!programme || version === null) notFound();
  const t = await getTranslations('reviews.settings');
  const desk = await getTranslations('desk');
  const snapshots = await getTranslations('snapshots');
  const { PLEDGEBOOK_SNAPSHOTS_EVERY_DAYS: everyDays } = env();
  const may = actor === null || can(actor, 'catalogue.change');
  if (!may) setResponseStatus(403);
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      <PageHeading
        kicker={<TextInLanguage text={programme.title} />}
        title={t('title')}
        lead={may ? t('lead') : t('notYou')}
      />
      {may && (
        <>
          <PolicyForm programme={slug} version={version} reviewPolicy={programme.reviewPolicy} />
          <Section
            id="snapshots"
            lead={snapshots('desk.lead', { days: everyDays })}
            title={snapshots('title')}
          >
            <SnapshotForm list={`${dataAddress({ locale, programme: slug })}#snapshots`} programme={slug} />
          </Section>
        </>
      )}
    </Main>
  );
}
