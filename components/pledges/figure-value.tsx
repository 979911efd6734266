import { useTranslations } from 'next-intl';
import { Day } from '@/components/ui/plain-date';
import type { Figure } from '@/lib/figures/types';
import type { TargetKind } from '@/lib/status/types';
import { Period } from './period';
import { useQuantityTexts } from './quantity-texts';

/** The value of a figure in words: a quantity, the number of a stage, or whether something goes on. */
export function useFigureText(): (figure: Figure, kind: TargetKind | null) => string {
  const t = useTranslations('pledge.figures');
  const words = useTranslations('feed.value');
  const { value } = useQuantityTexts();
  return (figure, kind) => {
    if (figure.shape === 'stage') return t('stage', { number: figure.value });
    if (kind === 'maintain') return words(figure.value === '1' ? 'yes' : 'no');
    return value(figure.value, figure.unit, figure.qualifier);
  };
}

/** The days that a figure speaks of. */
export function FigureDays({ figure }: { readonly figure: Figure }) {
  if (figure.from && figure.to) return <Period from={figure.from} to={figure.to} />;
  return figure.on && <Day on={figure.on} />;
}

/** A figure's value, what shape of quantity it is, and its days. */
export function FigureValue({ figure, kind }: { readonly figure: Figure; readonly kind: TargetKind | null }) {
  const t = useTranslations('pledge.figures');
  const text = useFigureText()(figure, kind);
  const isInForce = figure.state === 'published';
  return (
    <div id={`figure-${figure.id}`}>
      <p className="font-semibold text-body figures">{isInForce ? text : <del>{text}</del>}</p>
      <p>
        <FigureDays figure={figure} />
      </p>
      <p className="text-muted">{t(`shape.${figure.shape}`)}</p>
    </div>
  );
}
