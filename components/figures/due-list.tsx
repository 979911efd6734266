import { useLocale, useTranslations } from 'next-intl';
import { StatusMark } from '@/components/pledges/status-mark';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { decimal } from '@/lib/core/decimal';
import { formatDate, formatNumber } from '@/lib/core/i18n/format';
import { inLanguage } from '@/lib/core/localized-text';
import type { Due } from '@/lib/figures/due';
import type { ExpectedRelease } from '@/lib/figures/releases/types';
import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import { LastFigure } from './last-figure';

/** A target with what is due for it. */
export interface DueTarget {
  readonly pledge: PledgeStanding;
  readonly target: TargetStanding;
  readonly due: Due;
}

interface DueListProps {
  /** Slug of the programme. */
  readonly programme: string;
  readonly rows: readonly DueTarget[];
  /** Whether the person keeps the list of expected releases. */
  readonly mayPlan: boolean;
}

/** Targets, one below the other, with when a figure is due and the way to record one. */
export function DueList({ programme, rows, mayPlan }: DueListProps) {
  return (
    <ul className="border-t border-line">
      {rows.map((row) => (
        <DueRow
          key={`${row.pledge.slug} ${row.target.key}`}
          programme={programme}
          row={row}
          mayPlan={mayPlan}
        />
      ))}
    </ul>
  );
}

interface DueRowProps extends Omit<DueListProps, 'rows'> {
  readonly row: DueTarget;
}

function DueRow({ programme, row: { pledge, target, due }, mayPlan }: DueRowProps) {
  const locale = useLocale();
  const t = useTranslations('desk');
  const query = new URLSearchParams({ pledge: pledge.slug, target: target.key });
  const base = `/${locale}/editor/${programme}`;
  const metric = inLanguage(target.metric, locale).text;
  return (
    <li className="gap-6 border-b border-line py-3 sm:flex sm:items-baseline sm:justify-between">
      <div className="max-w-text">
        <p className="text-small text-muted">
          <TextInLanguage text={pledge.title} />
        </p>
        <p className="font-semibold">
          <TextInLanguage text={target.metric} />
        </p>
        <p className="text-small">
          <StatusMark status={target.standing.status} /> · <WhenDue target={target} due={due} />
        </p>
      </div>
      <p className="flex shrink-0 gap-x-6 sm:flex-col sm:items-end">
        <a
          href={`${base}/figures/new?${query}`}
          aria-label={t('recordFor', { metric })}
          className="py-1 whitespace-nowrap"
        >
          {t('record')}
        </a>
        {mayPlan && (
          <a
            href={`${base}/releases?${query}`}
            aria-label={t('due.planFor', { metric })}
            className="py-1 text-small whitespace-nowrap"
          >
            {t('due.plan')}
          </a>
        )}
      </p>
    </li>
  );
}

function WhenDue({ target, due }: { target: TargetStanding; due: Due }) {
  const locale = useLocale();
  const t = useTranslations('desk.due');
  const count = Math.abs(due.days);
  const days = formatNumber(decimal(String(count)), locale);
  const when =
    due.kind === 'deadline_passed'
      ? t('deadline_passed.when', { date: formatDate(target.due, locale), count, days })
      : due.kind === 'no_figure' && due.days < 0
        ? t('no_figure.before', { count, days })
        : t(`${due.kind}.when`, { count, days, date: '' });
  return (
    <>
      {due.release ? <Awaited when={when} release={due.release} /> : when} ·{' '}
      <LastFigure target={target} isNamed />
    </>
  );
}

/** The announced release that is waited for: "due for 12 days: yearly housing figure for 2026". */
function Awaited({ when, release }: { when: string; release: ExpectedRelease }) {
  const locale = useLocale();
  const t = useTranslations('desk.due');
  const { publisher, expectedOn } = release;
  return t.rich('release', {
    when,
    name: () => <TextInLanguage text={release.name} />,
    publisher,
    date: formatDate(expectedOn, locale),
  });
}
