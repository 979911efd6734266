import { useLocale, useTranslations } from 'next-intl';
import { ChartFiles } from '@/components/charts/chart-files';
import { multipleShapes, rangeOf } from '@/components/charts/multiple-shapes';
import { Shapes } from '@/components/charts/shape-elements';
import { DataTable } from '@/components/ui/data-table';
import { Details } from '@/components/ui/details';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { PlainDate } from '@/lib/core/plain-date';
import type { PledgeStanding } from '@/lib/pledges/types';
import { type ChartSubject, type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';
import { drawMultiples, type MultipleTarget, multiplesOf, type PointsOf } from './multiple-data';
import {
  type MultipleTexts,
  multipleNumbers,
  multiplesFinding,
  multiplesKey,
  multipleWords,
} from './multiple-texts';
import { MOST_ROWS } from './rest-of-list';
import { StatusMark } from './status-mark';

interface Props {
  /** The pledges of the part. */
  readonly pledges: readonly PledgeStanding[];
  /** Of those that are drawn. */
  readonly points: PointsOf;
  readonly subject: ChartSubject;
  readonly day: PlainDate;
  readonly place: ProgrammePlace;
}

const FRAME = { width: 240, height: 96 };
const BOX = { left: 0, top: 4, right: FRAME.width, bottom: FRAME.height - 4 };

/** The targets of a theme or principle as small charts on one scale; nothing where none has a share of the way. */
export function MultiplesSection({ pledges, points, subject, day, place }: Props) {
  const charts = useTranslations('charts');
  const texts = { locale: useLocale(), charts, units: useTranslations('units') };
  const all = multiplesOf(pledges);
  if (all.length === 0) return null;
  const shown = drawMultiples(all, points);
  const range = rangeOf(
    shown.map(({ multiple }) => multiple),
    day,
  );
  return (
    <Section id="progress" lead={multiplesFinding(all, texts)} title={charts('multiples.title')}>
      <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {shown.map((one) => (
          <li className="break-inside-avoid border-t border-line pt-2" key={keyOf(one)}>
            <TargetLink one={one} place={place} />
            <p className="text-small">
              <StatusMark status={one.target.standing.status} />
            </p>
            <svg
              aria-hidden="true"
              className="my-1 h-auto w-full max-w-80"
              viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
            >
              <Shapes shapes={multipleShapes(one.multiple, BOX, range)} />
            </svg>
            <p className="text-small text-muted">{multipleWords(one, texts)}</p>
          </li>
        ))}
      </ul>
      <p className="mt-4 max-w-text text-small text-muted">
        {multiplesKey(range, texts)}{' '}
        {shown.length < all.length && charts('multiples.more', { shown: shown.length, count: all.length })}
      </p>
      <ChartFiles place={place} publishers={[]} subject={subject} />
      <Details summary={charts('multiples.show')}>
        <MultiplesTable place={place} rows={all.slice(0, MOST_ROWS)} texts={texts} />
      </Details>
    </Section>
  );
}

function keyOf({ pledge, target }: MultipleTarget): string {
  return `${pledge}/${target.key}`;
}

function TargetLink({ one, place }: { readonly one: MultipleTarget; readonly place: ProgrammePlace }) {
  return (
    <a href={`${pledgeAddress(place, one.pledge)}#${one.target.key}`}>
      <TextInLanguage text={one.target.metric} />
    </a>
  );
}

function MultiplesTable({
  rows,
  texts,
  place,
}: {
  readonly rows: readonly MultipleTarget[];
  readonly texts: MultipleTexts;
  readonly place: ProgrammePlace;
}) {
  const t = useTranslations('charts.multiples');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          key: 'target',
          head: t('target'),
          kind: 'name',
          cell: (one) => <TargetLink one={one} place={place} />,
        },
        {
          key: 'status',
          head: t('status'),
          cell: ({ target }) => <StatusMark status={target.standing.status} />,
        },
        {
          key: 'progress',
          head: t('progress'),
          kind: 'number',
          cell: (one) => multipleNumbers(one, texts).progress,
        },
        {
          key: 'expected',
          head: t('expectation'),
          kind: 'number',
          cell: (one) => multipleNumbers(one, texts).expected,
        },
        { key: 'reference', head: t('reference'), cell: (one) => multipleNumbers(one, texts).date },
      ]}
      id="progress-table"
      isCaptionHidden
      rowKey={keyOf}
      rows={rows}
    />
  );
}
