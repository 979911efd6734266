import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { NotAllowed } from '@/components/accounts/not-allowed';
import { SignInList } from '@/components/accounts/sign-in-list';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { requireActor } from '@/lib/accounts/session';
import { listSignIns } from '@/lib/accounts/sign-ins/queries';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const PAGE = 100;
/** An id as it stands in the address of older entries; anything else begins at the newest. */
const ID = /^\d{1,18}$/;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'accounts' });
  return { title: t('signIns.title'), robots: { index: false } };
}

export default async function SignInsPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const accounts = `/${locale}/editor/accounts`;
  const path = `${accounts}/sign-ins`;
  const actor = await requireActor(locale, path);
  if (!can(actor, 'accounts.manage')) {
    setResponseStatus(403);
    return <NotAllowed actor={actor} />;
  }
  const { before: asked } = await searchParams;
  const before = typeof asked === 'string' && ID.test(asked) ? asked : null;
  const { entries, older } = await listSignIns({ before, limit: PAGE });
  const t = await getTranslations('accounts');
  const crumbs = [
    { label: t('bar.desk'), href: `/${locale}/editor` },
    { label: t('keeping.title'), href: accounts },
  ];
  return (
    <Main>
      <Breadcrumbs crumbs={crumbs} />
      <PageHeading title={t('signIns.title')} lead={t('signIns.lead')} />
      <SignInList entries={entries} hasAccounts />
      {older !== null && (
        <p className="mt-4">
          <a href={`${path}?before=${older}`}>{t('signIns.older')}</a>
        </p>
      )}
    </Main>
  );
}
