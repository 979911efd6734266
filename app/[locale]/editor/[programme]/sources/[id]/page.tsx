import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, isFigureId as isId } from '@/app/_desk/desk-place';
import { hostOf } from '@/components/pledges/source-link';
import { ArchiveForm } from '@/components/sources/archive-form';
import { LookForm } from '@/components/sources/look-form';
import { SourceExtracts } from '@/components/sources/source-extracts';
import { SourceFacts } from '@/components/sources/source-facts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ExternalLink } from '@/components/ui/external-link';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';
import { suggestedArchive } from '@/lib/sources/archive-address';
import { getSourceAddress } from '@/lib/sources/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'sources' });
  return { title: t('one.title'), robots: { index: false } };
}

/** One address: what was found there, its copy, and what people said who looked at it. */
export default async function SourcePage({ params }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const list = `/${locale}/editor/${slug}/sources`;
  await formActor(locale, `${list}/${id}`);
  const programme = await getProgramme(slug);
  const source = programme && isId(id) ? await getSourceAddress(programme, id) : null;
  if (!programme || !source) notFound();
  const t = await getTranslations('sources.one');
  const sources = await getTranslations('sources.desk');
  const desk = await getTranslations('desk');
  const { timeZone } = programme;
  const form = { programme: slug, id: source.id, version: source.version };
  return (
    <Main>
      <Breadcrumbs
        crumbs={[
          { label: desk('title'), href: `/${locale}/editor` },
          { label: sources('title'), href: list },
        ]}
      />
      <PageHeading title={hostOf(source.url)} />
      <Section id="found" title={t('found')}>
        <SourceFacts programme={slug} source={source} timeZone={timeZone} />
      </Section>
      <Section id="extracts" title={t('extracts')}>
        <SourceExtracts source={source} />
      </Section>
      <Section id="archive" lead={t('archiveLead')} title={t('archiveTitle')}>
        <ul className="mb-4">
          <li>
            <ExternalLink href={suggestedArchive(source.url, source.citedOn)}>
              {t(source.citedOn === null ? 'suggestionNow' : 'suggestion')}
            </ExternalLink>
          </li>
          <li>
            <ExternalLink href={source.url}>{t('open')}</ExternalLink>
          </li>
        </ul>
        <ArchiveForm {...form} archiveUrl={source.archiveUrl} />
      </Section>
      <Section id="look" lead={t('lookLead')} title={t('lookTitle')}>
        <LookForm {...form} />
        {source.looks.length > 0 && (
          <>
            <h3 className="mt-6 mb-2 text-body">{t('looks')}</h3>
            <ul className="max-w-text border-t border-line">
              {source.looks.map(({ at, by, note }) => (
                <li className="border-b border-line py-2" key={`${at} ${by}`}>
                  <p className="text-small text-muted">
                    {by}, <Instant at={at} timeZone={timeZone} />
                  </p>
                  <p className="whitespace-pre-line">{note}</p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
    </Main>
  );
}
