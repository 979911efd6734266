import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import type { PledgeDetail, TargetStanding } from '@/lib/pledges/types';
import { useFigureText } from './figure-value';
import { useKindName } from './kind-name';
import { NoteText } from './note-text';
import { useQuantityTexts } from './quantity-texts';
import { type UnclearPoint, unclearPoints } from './unclear-points';

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
  const textOf = usePointText(target);
  const points = unclearPoints(target, pledge);
  if (points.length === 0) return null;
  return (
    <div className="mt-4 max-w-text first:mt-0">
      {pledge.targets.length > 1 && (
        <h3 className="text-body">
          <TextInLanguage text={target.metric} />
        </h3>
      )}
      <ul className="mt-1 list-disc ps-5">
        {points.map((point) => (
          <li className="mt-1" key={point.kind === 'dateNote' ? point.figure.id : point.kind}>
            {textOf(point)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is said of a point. */
function usePointText(target: TargetStanding): (point: UnclearPoint) => ReactNode {
  const t = useTranslations('pledge.unclear');
  const locale = useLocale();
  const { value, day } = useQuantityTexts();
  const figureText = useFigureText();
  const kindName = useKindName();
  return (point) => {
    switch (point.kind) {
      case 'due':
        return withNote(t('due', { due: day(target.due) }), point.basis);
      case 'implied':
        return t('implied', { value: value(point.value, target.unit) });
      case 'derived':
        return t('derived', { value: value(point.baseline.value, target.unit) });
      case 'noBaseline':
        return t('noBaseline');
      case 'alternative': {
        const { kind, value: other, unit, why } = point.reading;
        return withNote(t('alternative', { value: value(other, unit), kind: kindName(kind) }), why);
      }
      case 'partOf':
        return t('partOf', { metric: inLanguage(point.container.metric, locale).text });
      case 'dateNote': {
        const { figure, note } = point;
        const date = figure.to ?? figure.on;
        const words = { value: figureText(figure, target), date: date ? day(date) : '' };
        return withNote(t('dateNote', words), note);
      }
    }
  };
}

function withNote(text: string, note: LocalizedText): ReactNode {
  return (
    <>
      {text} <NoteText text={note} />
    </>
  );
}
