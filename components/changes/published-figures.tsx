import { useTranslations } from 'next-intl';
import { FigureDays, useFigureText } from '@/components/pledges/figure-value';
import { SourceLink } from '@/components/pledges/source-link';
import { RegionName } from '@/components/regions/region-name';
import { DataTable } from '@/components/ui/data-table';
import { Details } from '@/components/ui/details';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { FeedNames } from '@/lib/feeds/feed-names';
import { knownFrom } from '@/lib/figures/known-on';
import type { Figure } from '@/lib/figures/types';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';

interface Props {
  /** Newest first. */
  readonly figures: readonly Figure[];
  /** How many there are in all. */
  readonly total: number;
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

/** Figures that are listed at once; the others are a click away. */
const SHOWN_AT_ONCE = 20;

/** The figures that became known, with their source. */
export function PublishedFigures({ figures, total, ...rest }: Props) {
  const t = useTranslations('changes.figures');
  const more = useTranslations('updates');
  const others = figures.slice(SHOWN_AT_ONCE);
  return (
    <>
      <FigureTable figures={figures.slice(0, SHOWN_AT_ONCE)} id="figures-caption" {...rest} />
      {others.length > 0 && (
        <Details summary={more('more', { count: others.length })}>
          <FigureTable figures={others} id="more-figures-caption" {...rest} />
        </Details>
      )}
      {figures.length < total && (
        <p className="mt-3 max-w-text">{t('some', { shown: figures.length, total })}</p>
      )}
    </>
  );
}

function FigureTable({ figures, names, place, id }: Omit<Props, 'total'> & { readonly id: string }) {
  const t = useTranslations('changes.figures');
  return (
    <DataTable
      caption={t('title')}
      columns={[
        {
          key: 'published',
          head: t('published'),
          className: 'w-26 sm:w-40',
          cell: (figure) => <Day on={knownFrom(figure)} />,
        },
        {
          key: 'figure',
          head: t('figure'),
          kind: 'name',
          cell: (figure) => (
            <>
              <FigureWords figure={figure} names={names} place={place} />
              <p className="mt-1 md:hidden">
                <Sources figure={figure} />
              </p>
            </>
          ),
        },
        {
          key: 'source',
          head: t('source'),
          className: 'hidden md:table-cell md:w-1/3',
          cell: (figure) => <Sources figure={figure} />,
        },
      ]}
      id={id}
      isCaptionHidden
      rowKey={(figure) => figure.id}
      rows={figures}
    />
  );
}

/** What a figure measures, how much it is, and its days. */
function FigureWords({ figure, names, place }: Pick<Props, 'names' | 'place'> & { readonly figure: Figure }) {
  const roles = useTranslations('feed.role');
  const text = useFigureText();
  const pledge = names.pledges.get(figure.pledge);
  const target = pledge?.targets.get(figure.target ?? '') ?? null;
  const subject = target?.metric ?? pledge?.title;
  return (
    <>
      <a className="text-body" href={`${pledgeAddress(place, figure.pledge)}#figure-${figure.id}`}>
        {subject && <TextInLanguage text={subject} />}
      </a>
      {figure.region && (
        <>
          {' ('}
          <RegionName code={figure.region} regions={names.programme.regions} />)
        </>
      )}
      <p>
        <span className="font-semibold figures">{text(figure, target)}</span>, <FigureDays figure={figure} />{' '}
        <span className="text-muted">({roles(figure.role)})</span>
      </p>
    </>
  );
}

function Sources({ figure: { sources } }: { readonly figure: Figure }) {
  return sources.map((source) => (
    <span className="block" key={source.url}>
      <SourceLink source={source} />
    </span>
  ));
}
