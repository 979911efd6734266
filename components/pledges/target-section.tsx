import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AgainstOriginal } from '@/components/revisions/against-original';
import { TargetHistory } from '@/components/revisions/target-history';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { inLanguage } from '@/lib/core/localized-text';
import { findingSentence, targetFinding } from '@/lib/pledges/finding';
import type { PledgeDetail, TargetDetail } from '@/lib/pledges/types';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { ConflictTable } from './conflict-table';
import { FigureTable } from './figure-table';
import { TargetFinding, useFindingTexts } from './finding';
import { StageTable } from './stage-table';
import { TargetChart } from './target-chart';
import { TargetFlags } from './target-flags';
import { hasForward, TargetForward } from './target-forward';
import { TargetPromise } from './target-promise';
import { TargetWhy } from './target-why';

/** What every part of a pledge's page is about. */
export interface PledgeView {
  readonly programme: Programme;
  readonly pledge: PledgeDetail;
  readonly day: ViewDay;
  readonly place: ProgrammePlace;
}

interface Props extends PledgeView {
  readonly target: TargetDetail;
}

/** A target whole: finding, picture, why, pace, promise, figures. */
export function TargetSection({ target, ...view }: Props) {
  const t = useTranslations('pledge.target');
  const { pledge, place, day } = view;
  const texts = useFindingTexts();
  const figures = pledge.figures.filter((figure) => figure.target === target.key);
  const revisions = pledge.revisions.filter((revision) => revision.target === target.key);
  const position = pledge.targets.findIndex(({ key }) => key === target.key) + 1;
  const count = pledge.targets.length;
  return (
    <Section
      id={target.key}
      lead={count > 1 ? t('anchor', { number: position, count }) : undefined}
      title={<TextInLanguage text={target.metric} />}
    >
      {count > 1 && (
        <p className="max-w-text">
          <TargetFinding target={target} />.
        </p>
      )}
      {count > 1 && <AgainstOriginal target={target} />}
      <TargetFlags target={target} />
      {target.kind === 'milestone' ? (
        <StageTable target={target} />
      ) : (
        <TargetChart
          day={day.on}
          figures={figures}
          place={place}
          pledge={pledge.slug}
          finding={findingSentence(targetFinding(target, texts), texts)}
          target={target}
        />
      )}
      <Part id={`${target.key}-why`} title={t('why')}>
        <TargetWhy place={place} target={target} />
      </Part>
      {hasForward(target) && (
        <Part id={`${target.key}-forward`} title={t('forward')}>
          <TargetForward target={target} />
        </Part>
      )}
      <Part id={`${target.key}-promised`} title={t('promised')}>
        <TargetPromise pledge={pledge} target={target} term={view.programme} />
      </Part>
      {revisions.length > 0 && (
        <Part id={`${target.key}-revised`} title={t('revised')}>
          <TargetHistory
            id={`${target.key}-revised-caption`}
            place={place}
            revisions={revisions}
            timeZone={view.programme.timeZone}
          />
        </Part>
      )}
      <Part id={`${target.key}-figures`} title={t('figures')}>
        {figures.length === 0 ? (
          <p>{t('noFigure')}</p>
        ) : (
          <FigureTable
            caption={`${t('figures')}: ${inLanguage(target.metric, texts.locale).text}`}
            figures={figures}
            id={`${target.key}-figures-caption`}
            marks={pledge.marks}
            place={place}
            target={target}
            timeZone={view.programme.timeZone}
          />
        )}
        <ConflictTable figures={figures} target={target} />
      </Part>
    </Section>
  );
}

function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="mt-8">
      <h3 className="mb-2 text-body" id={id}>
        {title}
      </h3>
      {children}
    </div>
  );
}
