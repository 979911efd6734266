import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Fragment } from 'react';
import { AssessmentQueue } from '@/app/_desk/assessment-queue';
import { DueSection, wholeListOf } from '@/app/_desk/due-section';
import { ReportsWaiting } from '@/app/_desk/reports-waiting';
import { ReviewSection } from '@/app/_desk/review-section';
import { RevisionQueue } from '@/app/_desk/revision-queue';
import { SourcesWaiting } from '@/app/_desk/sources-waiting';
import { PledgeSearch } from '@/components/figures/pledge-search';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/accounts/session';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { listProgrammes } from '@/lib/programmes/queries';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'desk' });
  return { title: t('title'), robots: { index: false } };
}

export default async function DeskPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const path = `/${locale}/editor`;
  const actor = await requireActor(locale, path);
  const query = await searchParams;
  const { q: asked, done } = query;
  const q = typeof asked === 'string' ? asked.trim().slice(0, 200) : '';
  const t = await getTranslations('desk');
  const reviews = await getTranslations('reviews');
  const programmes = await listProgrammes();
  const asksFor = wholeListOf(query);
  const whole = programmes.some(({ slug }) => slug === asksFor?.programme) ? asksFor : null;
  const isWhole = q === '' && whole === null;
  return (
    <Main>
      <PageHeading title={t('title')} />
      {(done === 'returned' || done === 'discarded') && (
        <div role="status">
          <Notice kind="success">
            <p>{reviews(`queue.done.${done}`)}</p>
          </Notice>
        </div>
      )}
      {isWhole &&
        programmes.map((programme) => (
          <Fragment key={programme.slug}>
            <ReviewSection programme={programme} actor={actor} query={query} desk={path} />
            <SourcesWaiting programme={programme} />
            <ReportsWaiting programme={programme.slug} />
          </Fragment>
        ))}
      {isWhole && <AssessmentQueue actor={actor} done={query.assessment} programmes={programmes} />}
      {isWhole && <RevisionQueue actor={actor} programmes={programmes} />}
      {whole === null && (
        <div className="mt-10">
          <PledgeSearch action={path} q={q} />
        </div>
      )}
      {programmes
        .filter(({ slug }) => whole === null || whole.programme === slug)
        .map((programme) => (
          <DueSection
            key={programme.slug}
            programme={programme}
            actor={actor}
            q={q}
            whole={whole}
            desk={path}
          />
        ))}
    </Main>
  );
}
