import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, standingAt } from '@/app/_desk/desk-place';
import { NotAllowed } from '@/components/accounts/not-allowed';
import { TargetFacts } from '@/components/figures/target-facts';
import { RevisionForm } from '@/components/revisions/revision-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';
import { typedAgain, typedFrom } from '@/lib/revisions/form-state';
import { findWaiting, getProposedRevision, listVersions } from '@/lib/revisions/queries';
import { pledgeContent, targetContent } from '@/lib/revisions/revision-content';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'revisions.form' });
  const { target } = await searchParams;
  return { title: t(target ? 'titleTarget' : 'titlePledge'), robots: { index: false } };
}

/** The form for a change of a target (`?pledge=&target=`) or of a pledge's words (`?pledge=`); `&id=` goes on with one's own. */
export default async function NewRevisionPage({ params, searchParams }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const query = await searchParams;
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const wanted = new URLSearchParams({ pledge: one('pledge'), target: one('target'), id: one('id') });
  const actor = await formActor(locale, `/${locale}/editor/${slug}/revisions/new?${wanted}`);
  if (actor && !can(actor, 'revision.propose')) {
    setResponseStatus(403);
    return <NotAllowed actor={actor} />;
  }

  const programme = await getProgramme(slug);
  const key = one('target') === '' ? null : one('target');
  const standing = programme && (await standingAt(programme, one('pledge'), key));
  const versions = programme && (await listVersions(programme, one('pledge')));
  if (!programme || !standing || !versions) notFound();
  const { pledge, target } = standing;
  const content = target ? targetContent(pledge.slug, target) : pledgeContent(pledge);
  const version = target ? (versions.targets.get(target.key) ?? 0) : versions.pledge;
  const found = one('id') === '' ? null : await getProposedRevision(programme, one('id'));
  const isOwn = found?.authorId === actor?.id && found?.pledge === pledge.slug && found.target === key;
  const own = isOwn && (found?.state === 'returned' || found?.state === 'withdrawn') ? found : null;
  const waiting = await findWaiting(programme, pledge.slug, key);
  const t = await getTranslations('revisions.form');
  const desk = await getTranslations('desk');
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      <PageHeading lead={t('lead')} title={t(target ? 'titleTarget' : 'titlePledge')} />
      <p className="max-w-text">{t('notFor')}</p>
      {waiting && (
        <Notice>
          {t('waiting', { name: waiting.author })}{' '}
          <a href={`/${locale}/editor/${slug}/revisions/${waiting.id}`}>{t('waitingLink')}</a>
        </Notice>
      )}
      {own?.returnedBy && own.returnReason && (
        <Notice>{t('returned', { name: own.returnedBy, reason: own.returnReason })}</Notice>
      )}
      <div className="mt-6">
        <TargetFacts
          pledge={pledge}
          pledgeHref={`/${locale}/${slug}/pledges/${pledge.slug}`}
          target={target}
        />
      </div>
      <div className="mt-8">
        <RevisionForm
          place={{
            programme: slug,
            pledge: pledge.slug,
            target: key,
            signInHref: `/${locale}/sign-in?${new URLSearchParams({ next: `/${locale}/editor` })}`,
          }}
          typed={own ? typedAgain(own, version, locale) : typedFrom(content, randomUUID(), version, locale)}
        />
      </div>
    </Main>
  );
}
