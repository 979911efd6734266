import { useLocale, useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import { formatPercent } from '@/lib/core/i18n/format';
import type { Figure } from '@/lib/figures/types';
import type { TargetDetail } from '@/lib/pledges/types';
import { type Disagreement, disagreements } from '@/lib/status/disagreements';
import { bestKindOf } from '@/lib/status/preferred-figure';
import { fromRational } from '@/lib/status/rational';
import { FigureDays, useFigureText } from './figure-value';
import { SourceLink } from './source-link';

interface Props {
  readonly target: TargetDetail;
  /** The figures of the target that the page shows. */
  readonly figures: readonly Figure[];
}

interface Pair {
  readonly chosen: Figure;
  readonly other: Figure;
  readonly about: Disagreement;
}

/** Figures that contradict each other, side by side with the rule that chose; nothing where all agree. */
export function ConflictTable({ target, figures }: Props) {
  const t = useTranslations('sources.conflict');
  const inForce = figures.filter(({ state }) => state === 'published');
  const byId = new Map(inForce.map((figure) => [figure.id, figure]));
  const pairs = disagreements(target.kind, inForce, target.summary.conflicts).flatMap((about): Pair[] => {
    const [chosen, other] = [byId.get(about.chosenId), byId.get(about.otherId)];
    return chosen && other ? [{ chosen, other, about }] : [];
  });
  if (pairs.length === 0) return null;
  return (
    <div className="mt-6">
      <h4 className="text-small font-semibold">{t('title')}</h4>
      <p className="mb-2 max-w-text text-small text-muted">{t('lead')}</p>
      <DataTable
        caption={t('title')}
        columns={[
          {
            key: 'chosen',
            head: t('counts'),
            kind: 'name',
            className: 'w-2/5',
            cell: ({ chosen }) => <Side figure={chosen} target={target} />,
          },
          {
            key: 'other',
            head: t('beside'),
            cell: ({ chosen, other, about }) => (
              <>
                <Side figure={other} target={target} />
                <Difference about={about} />
                <p className="max-w-text">
                  <Rule pair={{ chosen, other, about }} />
                </p>
              </>
            ),
          },
        ]}
        id={`${target.key}-conflicts`}
        isCaptionHidden
        rowKey={({ chosen, other }) => `${chosen.id} ${other.id}`}
        rows={pairs}
      />
    </div>
  );
}

function Side({ figure, target }: { readonly figure: Figure; readonly target: TargetDetail }) {
  const text = useFigureText()(figure, target);
  return (
    <>
      <a className="font-semibold" href={`#figure-${figure.id}`}>
        {text}
      </a>
      <p>
        <FigureDays figure={figure} />
      </p>
      <ul>
        {figure.sources.map((source) => (
          <li key={source.url}>
            <SourceLink source={source} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** How far the other one is off, in per cent of the one that counts. */
function Difference({ about: { difference } }: Pick<Pair, 'about'>) {
  const t = useTranslations('sources.conflict');
  const locale = useLocale();
  if (difference === null) return null;
  const share = fromRational(difference);
  const words = formatPercent(share.abs(), locale);
  return <p className="text-muted">{t(share.compare(0) > 0 ? 'more' : 'less', { share: words })}</p>;
}

function Rule({ pair: { chosen, other, about } }: { readonly pair: Pair }) {
  const t = useTranslations('sources.conflict.rules');
  const kinds = useTranslations('pledge.sourceKind');
  if (about.decidedBy !== 'rank') return t(about.decidedBy);
  return t('rank', { chosen: kinds(bestKindOf(chosen)), other: kinds(bestKindOf(other)) });
}
