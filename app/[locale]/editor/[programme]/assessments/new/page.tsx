import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AssessmentFacts } from '@/components/assessments/assessment-facts';
import { AssessmentForm } from '@/components/assessments/assessment-form';
import { AssessmentThread } from '@/components/assessments/assessment-thread';
import { PledgeSelect } from '@/components/assessments/pledge-select';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { currentActor, requireActor } from '@/lib/accounts/session';
import { blankAssessment, typedFrom } from '@/lib/assessments/form-state';
import { getProposal } from '@/lib/assessments/queries';
import { now } from '@/lib/core/clock';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'assessments.form' });
  return { title: t('title'), robots: { index: false } };
}

/** A form sent without scripts comes back through this page, which then must not lead away: what was typed would be lost. */
async function isSentForm(): Promise<boolean> {
  const type = (await headers()).get('content-type') ?? '';
  return type.startsWith('multipart/form-data');
}

export default async function NewAssessmentPage({ params, searchParams }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const query = await searchParams;
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const path = `/${locale}/editor/${slug}/assessments/new`;
  const kept = new URLSearchParams({ pledge: one('pledge'), id: one('id') });
  const actor = (await isSentForm()) ? await currentActor() : await requireActor(locale, `${path}?${kept}`);

  const programme = await getProgramme(slug);
  if (!programme) notFound();
  const t = await getTranslations('assessments.form');
  const desk = await getTranslations('desk');
  const crumbs = [{ label: desk('title'), href: `/${locale}/editor` }];
  const pledges = await listPledgeStandings(programme, viewDay(programme, now(), null));
  if (one('pledge') === '') {
    return (
      <Main>
        <Breadcrumbs crumbs={crumbs} />
        <PageHeading lead={t('lead')} title={t('title')} />
        <PledgeSelect action={path} pledges={pledges} programme={programme} />
      </Main>
    );
  }
  const pledge = pledges.find((each) => each.slug === one('pledge'));
  if (!pledge) notFound();
  const proposal = one('id') === '' ? null : await getProposal(one('id'));
  const own = proposal?.pledge === pledge.slug && proposal.authorId === actor?.id ? proposal : null;
  const inForce = pledge.assessment;
  const place = {
    programme: slug,
    pledge: pledge.slug,
    supersedes: inForce?.id ?? null,
    signInHref: `/${locale}/sign-in?${new URLSearchParams({ next: `/${locale}/editor` })}`,
  };
  return (
    <Main>
      <Breadcrumbs crumbs={crumbs} />
      <PageHeading lead={t('lead')} title={t(inForce ? 'reviseTitle' : 'title')} />
      {own?.returnedBy && own.returnReason && (
        <Notice>{t('returned', { name: own.returnedBy, reason: own.returnReason })}</Notice>
      )}
      {own && own.thread.length > 0 && <AssessmentThread thread={own.thread} timeZone={programme.timeZone} />}
      <AssessmentFacts place={{ locale, programme: slug }} pledge={pledge} />
      {inForce && (
        <p className="mt-3">
          <a href={`/${locale}/editor/${slug}/assessments/${inForce.id}/retract`}>{t('retract')}</a>
        </p>
      )}
      <div className="mt-8">
        <AssessmentForm place={place} typed={own ? typedFrom(own, locale) : blankAssessment(randomUUID())} />
      </div>
    </Main>
  );
}
