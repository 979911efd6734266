import { getLocale, getTranslations } from 'next-intl/server';
import { DueList, type DueTarget } from '@/components/figures/due-list';
import { PledgeChoice } from '@/components/figures/pledge-choice';
import { Details } from '@/components/ui/details';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import { byUrgency, DUE_KINDS, dueOf } from '@/lib/figures/due';
import { listReleases } from '@/lib/figures/releases/queries';
import { foundIn } from '@/lib/pledges/filter-pledges';
import { searchPledges } from '@/lib/pledges/search/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import type { Programme } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';

/** Kinds that call for something to be done stand open; the others open at a click. */
const OPEN = new Set<DueKind>(['deadline_passed', 'due']);

/** A programme may have thousands of targets: the desk shows the most urgent of each kind, and the rest by pages. */
const SHOWN = 20;
const A_PAGE = 100;

type DueKind = (typeof DUE_KINDS)[number];

/** One kind of due work of one programme, shown whole, by pages. */
export interface WholeList {
  readonly programme: string;
  readonly kind: DueKind;
  /** From 1. */
  readonly page: number;
}

/** The list that an address asks for; null for the desk as a whole. */
export function wholeListOf(query: Record<string, string | string[] | undefined>): WholeList | null {
  const kind = DUE_KINDS.find((one) => one === query.due);
  const { in: programme, page = '1' } = query;
  if (kind === undefined || typeof programme !== 'string' || typeof page !== 'string') return null;
  return { programme, kind, page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1 };
}

interface Props {
  readonly programme: Programme;
  readonly actor: Actor;
  /** Words to look for; empty for all. */
  readonly q: string;
  readonly whole: WholeList | null;
  /** Address of the desk. */
  readonly desk: string;
}

/** What is due in a programme, worst first; or the pledges that were looked for. */
export async function DueSection({ programme, actor, q, whole, desk }: Props) {
  const t = await getTranslations('desk');
  const reviews = await getTranslations('reviews');
  const imports = await getTranslations('imports');
  const day = viewDay(programme, now(), null);
  const all = await listPledgeStandings(programme, day);
  const pledges = q === '' ? all : foundIn(all, await searchPledges(programme, q, await getLocale()));
  const releases = await listReleases(programme);
  const rows: DueTarget[] = pledges
    .flatMap((pledge) =>
      pledge.targets.map((target) => ({
        pledge,
        target,
        due: dueOf(target, day.on, releases.get(target.id)),
      })),
    )
    .sort((a, b) => byUrgency(a.due, b.due));
  const of = (kind: DueKind) => rows.filter(({ due }) => due.kind === kind);
  const counts = { due: of('deadline_passed').length + of('due').length, none: of('no_figure').length };
  const list = { programme: programme.slug, mayPlan: can(actor, 'release.plan') };
  const base = `${desk}/${programme.slug}`;
  return (
    <Section
      id={`programme-${programme.slug}`}
      title={<TextInLanguage text={programme.title} />}
      lead={q === '' ? t('lead', counts) : t('search.found', { count: pledges.length })}
    >
      {whole ? (
        <WholeKind {...list} desk={desk} rows={of(whole.kind)} whole={whole} />
      ) : (
        <>
          {can(actor, 'catalogue.change') && (
            <p className="mb-4">
              <a href={`${base}/settings`}>{reviews('settings.link')}</a>
              {' · '}
              <a href={`${base}/import`}>{imports('link')}</a>
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
                <DueList {...list} rows={of(kind).slice(0, SHOWN)} />
                {of(kind).length > SHOWN && (
                  <p className="mt-3">
                    {t('due.some', { shown: SHOWN, count: of(kind).length })}{' '}
                    <a href={addressOf(desk, { programme: programme.slug, kind, page: 1 })}>{t('due.all')}</a>
                  </p>
                )}
              </Details>
            ))}
        </>
      )}
    </Section>
  );
}

function addressOf(desk: string, { programme, kind, page }: WholeList): string {
  const query = { in: programme, due: kind, ...(page > 1 && { page: String(page) }) };
  return `${desk}?${new URLSearchParams(query)}`;
}

interface WholeKindProps {
  readonly programme: string;
  readonly mayPlan: boolean;
  readonly rows: readonly DueTarget[];
  readonly whole: WholeList;
  readonly desk: string;
}

/** Every target of one kind, by pages. */
async function WholeKind({ rows, whole, desk, ...list }: WholeKindProps) {
  const t = await getTranslations('desk.due');
  const pages = Math.max(1, Math.ceil(rows.length / A_PAGE));
  const page = Math.min(whole.page, pages);
  return (
    <>
      <p className="mb-4">
        <a href={desk}>{t('back')}</a>
      </p>
      <h3 className="font-semibold">{`${t(`${whole.kind}.title`)} (${rows.length})`}</h3>
      <p className="mb-2 max-w-text text-small text-muted">{t(`${whole.kind}.lead`)}</p>
      <DueList {...list} rows={rows.slice((page - 1) * A_PAGE, page * A_PAGE)} />
      <Pagination page={page} pages={pages} addressOf={(n) => addressOf(desk, { ...whole, page: n })} />
    </>
  );
}
