import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { inLanguage } from '@/lib/core/localized-text';
import type { Figure } from '@/lib/figures/types';
import type { PledgeDetail, TargetStanding } from '@/lib/pledges/types';
import { useFigureText } from './figure-value';
import { NoteText } from './note-text';
import { useQuantityTexts } from './quantity-texts';

/** Readings that were chosen or could not be settled: dates without a basis, implied values, rival readings. */
export function UnclearList({ pledge }: { readonly pledge: PledgeDetail }) {
  const t = useTranslations('pledge.unclear');
  const hasSourceNotes = pledge.sources.some(({ note }) => note !== null);
  return (
    <>
      {pledge.targets.map((target) => (
        <UnclearTarget key={target.key} pledge={pledge} target={target} />
      ))}
      {hasSourceNotes && <p className="mt-4 max-w-text text-muted first:mt-0">{t('sources')}</p>}
    </>
  );
}

function UnclearTarget({
  target,
  pledge,
}: {
  readonly target: TargetStanding;
  readonly pledge: PledgeDetail;
}) {
  const points = usePoints(target, pledge);
  if (points.length === 0) return null;
  return (
    <div className="mt-4 max-w-text first:mt-0">
      {pledge.targets.length > 1 && (
        <h3 className="text-body">
          <TextInLanguage text={target.metric} />
        </h3>
      )}
      <ul className="mt-1 list-disc ps-5">
        {points.map(({ key, text }) => (
          <li className="mt-1" key={key}>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether there is anything to list: without a target there is nothing to read in two ways; notes stand with the documents. */
export function hasUnclear(pledge: PledgeDetail): boolean {
  return pledge.targets.length > 0;
}

interface Point {
  readonly key: string;
  readonly text: ReactNode;
}

function usePoints(target: TargetStanding, pledge: PledgeDetail): Point[] {
  const t = useTranslations('pledge.unclear');
  const locale = useLocale();
  const { value, day } = useQuantityTexts();
  const figureText = useFigureText();
  const { dueBasis, baseline, alternativeReading, valueBasis } = target;
  const container = pledge.targets.find(({ key }) => key === target.partOf);
  const points: (Point | false | null)[] = [
    dueBasis && {
      key: 'due',
      text: (
        <>
          {t('due', { due: day(target.due) })} <NoteText text={dueBasis} />
        </>
      ),
    },
    valueBasis === 'implied' &&
      target.value !== null && {
        key: 'implied',
        text: t('implied', { value: value(target.value, target.unit) }),
      },
    baseline?.isDerived === true && {
      key: 'derived',
      text: t('derived', { value: value(baseline.value, target.unit) }),
    },
    target.standing.flags.includes('no_baseline') && { key: 'no-baseline', text: t('noBaseline') },
    alternativeReading && {
      key: 'alternative',
      text: (
        <>
          {t('alternative', {
            value: value(alternativeReading.value, alternativeReading.unit),
            kind: alternativeReading.kind,
          })}{' '}
          <NoteText text={alternativeReading.why} />
        </>
      ),
    },
    container !== undefined && {
      key: 'part-of',
      text: t('partOf', { metric: inLanguage(container.metric, locale).text }),
    },
    ...pledge.figures
      .filter((figure) => figure.target === target.key && figure.dateNote !== null)
      .map((figure) => ({
        key: figure.id,
        text: <DateNote figure={figure} text={figureText(figure, target)} />,
      })),
  ];
  return points.filter((point): point is Point => Boolean(point));
}

function DateNote({ figure, text }: { readonly figure: Figure; readonly text: string }) {
  const t = useTranslations('pledge.unclear');
  const { day } = useQuantityTexts();
  const date = figure.to ?? figure.on;
  return (
    <>
      {t('dateNote', { value: text, date: date ? day(date) : '' })}{' '}
      {figure.dateNote && <NoteText text={figure.dateNote} />}
    </>
  );
}
