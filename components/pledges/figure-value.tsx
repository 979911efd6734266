import { useTranslations } from 'next-intl';
import { RegionName } from '@/components/regions/region-name';
import { Day } from '@/components/ui/plain-date';
import type { Figure } from '@/lib/figures/types';
import type { Region } from '@/lib/programmes/types';
import { Period } from './period';
import { useQuantityTexts } from './quantity-texts';

/** What has to be known of a target to word its figures. */
interface Measured {
  readonly kind: string;
  readonly stages: number;
}

/** The value of a figure in words: a quantity, the number of a stage, or whether something goes on. */
export function useFigureText(): (figure: Figure, target: Measured | null) => string {
  const words = useTranslations('feed.value');
  const { value } = useQuantityTexts();
  return (figure, target) => {
    if (figure.shape === 'stage') {
      return target && target.stages > 1
        ? words('stageOf', { stage: figure.value, stages: target.stages })
        : words('stage');
    }
    if (target?.kind === 'maintain') return words(figure.value === '1' ? 'yes' : 'no');
    return value(figure.value, figure.unit, figure.qualifier);
  };
}

/** The days that a figure speaks of. */
export function FigureDays({ figure }: { readonly figure: Figure }) {
  if (figure.from && figure.to) return <Period from={figure.from} to={figure.to} />;
  return figure.on && <Day on={figure.on} />;
}

/** A figure's value, what shape of quantity it is, and its days. */
export function FigureValue({
  figure,
  target,
  regions = [],
}: {
  readonly figure: Figure;
  readonly target: Measured | null;
  /** The regions of the programme, where the figure can be about one. */
  readonly regions?: readonly Region[];
}) {
  const t = useTranslations('pledge.figures');
  const text = useFigureText()(figure, target);
  const isInForce = figure.state === 'published';
  return (
    <div id={`figure-${figure.id}`}>
      {figure.region && (
        <p>
          <RegionName code={figure.region} regions={regions} />
        </p>
      )}
      <p className="font-semibold text-body figures">{isInForce ? text : <del>{text}</del>}</p>
      <p>
        <FigureDays figure={figure} />
      </p>
      <p className="text-muted">{t(`shape.${figure.shape}`)}</p>
    </div>
  );
}
