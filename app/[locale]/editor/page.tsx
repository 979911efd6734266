import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AssessmentQueue } from '@/app/_desk/assessment-queue';
import { DueList, type DueTarget } from '@/components/figures/due-list';
import { PledgeChoice } from '@/components/figures/pledge-choice';
import { PledgeSearch } from '@/components/figures/pledge-search';
import { Queues } from '@/components/reviews/queue-list';
import { Details } from '@/components/ui/details';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { can } from '@/lib/accounts/permissions';
import { requireActor } from '@/lib/accounts/session';
import { now } from '@/lib/core/clock';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { byUrgency, DUE_KINDS, dueOf } from '@/lib/figures/due';
import { filterPledges } from '@/lib/pledges/filter-pledges';
import { listPledgeStandings } from '@/lib/pledges/queries';
import type { PledgeStanding } from '@/lib/pledges/types';
import { listProgrammes } from '@/lib/programmes/queries';
import type { Programme } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import { listQueue } from '@/lib/reviews/queries';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Kinds that call for something to be done stand open; the others open at a click. */
const OPEN = new Set(['deadline_passed', 'due']);
const ALL = { principle: null, theme: null, status: null, group: null, coverage: null, testability: null };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'desk' });
  return { title: t('title'), robots: { index: false } };
}

export default async function DeskPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const path = `/${locale}/editor`;
  const actor = await requireActor(locale, path);
  const { q: asked, done } = await searchParams;
  const q = typeof asked === 'string' ? asked.trim().slice(0, 200) : '';
  const t = await getTranslations('desk');
  const reviews = await getTranslations('reviews');
  const programmes = await listProgrammes();
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
      {q === '' &&
        (await Promise.all(
          programmes.map(async (programme) => (
            <Queues
              key={programme.slug}
              id={programme.slug}
              items={await listQueue(programme, actor)}
              timeZone={programme.timeZone}
              isReviewer={actor.role !== 'editor'}
            />
          )),
        ))}
      {q === '' && (
        <AssessmentQueue actor={actor} done={(await searchParams).assessment} programmes={programmes} />
      )}
      <PledgeSearch action={path} q={q} />
      {
        await Promise.all(
          programmes.map(async (programme) => {
            const day = viewDay(programme, now(), null);
            const pledges = filterPledges(await listPledgeStandings(programme, day), { ...ALL, q });
            const rows = pledges
              .flatMap((pledge) =>
                pledge.targets.map((target) => ({ pledge, target, due: dueOf(target, day.on) })),
              )
              .sort((a, b) => byUrgency(a.due, b.due));
            return (
              <ProgrammeDesk
                key={programme.slug}
                programme={programme}
                pledges={pledges}
                rows={rows}
                q={q}
                settings={can(actor, 'catalogue.change') ? `${path}/${programme.slug}/settings` : null}
              />
            );
          }),
        )
      }
    </Main>
  );
}

interface ProgrammeDeskProps {
  readonly programme: Programme;
  readonly pledges: readonly PledgeStanding[];
  readonly rows: readonly DueTarget[];
  readonly q: string;
  /** Address of the programme's settings, for those who may change them. */
  readonly settings: string | null;
}

async function ProgrammeDesk({ programme, pledges, rows, q, settings }: ProgrammeDeskProps) {
  const t = await getTranslations('desk');
  const reviews = await getTranslations('reviews');
  const imports = await getTranslations('imports');
  const of = (kind: (typeof DUE_KINDS)[number]) => rows.filter(({ due }) => due.kind === kind);
  const counts = { due: of('deadline_passed').length + of('due').length, none: of('no_figure').length };
  return (
    <Section
      id={`programme-${programme.slug}`}
      title={<TextInLanguage text={programme.title} />}
      lead={q === '' ? t('lead', counts) : t('search.found', { count: pledges.length })}
    >
      {settings !== null && (
        <p className="mb-4">
          <a href={settings}>{reviews('settings.link')}</a>
          {' · '}
          <a href={settings.replace(/settings$/, 'import')}>{imports('link')}</a>
        </p>
      )}
      {q !== '' && pledges.length > 0 && <PledgeChoice programme={programme.slug} pledges={pledges} />}
      {q === '' &&
        DUE_KINDS.filter((kind) => of(kind).length > 0).map((kind) => (
          <Details
            key={kind}
            isOpen={OPEN.has(kind)}
            summary={`${t(`due.${kind}.title`)} (${of(kind).length})`}
          >
            <p className="mb-2 max-w-text text-small text-muted">{t(`due.${kind}.lead`)}</p>
            <DueList programme={programme.slug} rows={of(kind)} />
          </Details>
        ))}
    </Section>
  );
}
