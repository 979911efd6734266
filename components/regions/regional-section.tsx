import { useTranslations } from 'next-intl';
import { FigureTable } from '@/components/pledges/figure-table';
import type { PledgeView } from '@/components/pledges/target-section';
import { Details } from '@/components/ui/details';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Figure } from '@/lib/figures/types';
import type { TargetDetail } from '@/lib/pledges/types';
import { TargetRegions } from './target-regions';

type Props = Omit<PledgeView, 'day'>;

/** The figures of a pledge that are about regions, apart from those about the country; nothing where there are none. */
export function RegionalSection({ pledge, programme, place }: Props) {
  const t = useTranslations('regions');
  const { regionalFigures } = pledge;
  if (regionalFigures.length === 0) return null;
  const parts: { key: string; target: TargetDetail | null; about: LocalizedText; own: Figure[] }[] = [
    ...pledge.targets.map((target) => ({ key: target.key, target, about: target.metric })),
    { key: 'pledge', target: null, about: pledge.title },
  ].map((part) => ({
    ...part,
    own: programme.regions.flatMap(({ code }) =>
      regionalFigures.filter(
        ({ target, region }) => region === code && target === (part.target?.key ?? null),
      ),
    ),
  }));
  return (
    <Section id="regions" lead={t('lead')} title={t('title')}>
      {parts
        .filter(({ own }) => own.length > 0)
        .map(({ key, target, about, own }) => (
          <div className="mt-6" key={key}>
            <h3 className="mb-2 text-body" id={`${key}-regions`}>
              <TextInLanguage text={about} />
            </h3>
            {target && <TargetRegions figures={own} regions={programme.regions} target={target} />}
            <Details summary={t('all', { count: own.length })}>
              <FigureTable
                caption={t('all', { count: own.length })}
                figures={own}
                id={`${key}-regional-figures`}
                marks={pledge.marks}
                place={place}
                regions={programme.regions}
                target={target}
                timeZone={programme.timeZone}
              />
            </Details>
          </div>
        ))}
    </Section>
  );
}
