import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SourceTable } from '@/components/sources/source-table';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { requireActor } from '@/lib/accounts/session';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';
import { lastRun, listSourceAddresses } from '@/lib/sources/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'sources' });
  return { title: t('desk.title'), robots: { index: false } };
}

/** The addresses that a programme cites: those that wait to be looked at, then all others. */
export default async function SourcesPage({ params }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  await requireActor(locale, `/${locale}/editor/${slug}/sources`);
  const programme = await getProgramme(slug);
  if (!programme) notFound();
  const t = await getTranslations('sources.desk');
  const desk = await getTranslations('desk');
  const { timeZone } = programme;
  const sources = await listSourceAddresses(programme);
  const last = await lastRun();
  const waiting = sources.filter(({ isWaiting }) => isWaiting);
  const rest = sources.filter(({ isWaiting }) => !isWaiting);
  const date = () => <Instant at={last?.startedAt.toISOString() ?? ''} timeZone={timeZone} />;
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      <PageHeading kicker={<TextInLanguage text={programme.title} />} title={t('title')} lead={t('lead')} />
      <p className="text-small text-muted">
        {last === null ? t('neverRun') : t.rich(last.isDiscarded ? 'lastDiscarded' : 'lastRun', { date })}
      </p>
      {sources.length === 0 ? (
        <p className="mt-6 max-w-text">{t('none')}</p>
      ) : (
        <>
          <Section id="waiting" title={t('waiting', { count: waiting.length })}>
            {waiting.length === 0 ? (
              <p>{t('nothingWaits')}</p>
            ) : (
              <SourceTable id="waiting-table" programme={slug} sources={waiting} timeZone={timeZone} />
            )}
          </Section>
          <Section id="rest" title={t('rest', { count: rest.length })}>
            <SourceTable id="rest-table" programme={slug} sources={rest} timeZone={timeZone} />
          </Section>
        </>
      )}
    </Main>
  );
}
