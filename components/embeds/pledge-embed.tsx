import { useTranslations } from 'next-intl';
import { PledgeFinding, useFindingTexts } from '@/components/pledges/finding';
import { StatusMark } from '@/components/pledges/status-mark';
import { TargetChart } from '@/components/pledges/target-chart';
import type { PledgeView } from '@/components/pledges/target-section';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { findingSentence, targetFinding } from '@/lib/pledges/finding';
import { overviewAddress, pledgeAddress } from '@/lib/programmes/addresses';
import { embeddedTarget } from './embed-size';

interface Props extends PledgeView {
  readonly ledgerSeq: string;
}

/**
 * A pledge as a card on a page of somebody else: what was promised, where it stands, the picture, and where it is from.
 * Its links leave the frame (see the layout): a site inside a site would lose its reader.
 */
export function PledgeEmbed({ ledgerSeq, ...view }: Props) {
  const t = useTranslations('share.embed');
  const site = useTranslations('site');
  const { pledge, programme, place, day } = view;
  const address = pledgeAddress(place, pledge.slug);
  return (
    <main className="border border-line border-t-4 border-t-rule px-4 py-3">
      <p className="text-small text-muted">
        <a className="quiet-link text-muted" href={overviewAddress(place)}>
          <TextInLanguage text={programme.title} />
        </a>
      </p>
      <h1 className="mt-1 text-lead">
        <a className="quiet-link text-ink" href={address}>
          <TextInLanguage text={pledge.title} />
        </a>
      </h1>
      <p className="mt-2 max-w-text">
        <PledgeFinding pledge={pledge} />.
      </p>
      <Picture {...view} />
      <p className="mt-3 flex flex-wrap gap-x-4 border-t border-line pt-2 text-small text-muted">
        <span>
          {t.rich('source', {
            site: site('name'),
            date: () => <Day on={day.on} />,
            seq: ledgerSeq,
          })}
        </span>
        <a href={address}>{t('open')}</a>
      </p>
    </main>
  );
}

/** The chart of the one target that has one; of several targets their statuses. */
function Picture({ pledge, day, place }: PledgeView) {
  const t = useTranslations('pledge');
  const texts = useFindingTexts();
  const target = embeddedTarget(pledge);
  if (target !== null) {
    return (
      <TargetChart
        day={day.on}
        figures={pledge.figures.filter((figure) => figure.target === target.key)}
        finding={findingSentence(targetFinding(target, texts), texts)}
        place={place}
        pledge={pledge.slug}
        target={target}
      />
    );
  }
  if (pledge.targets.length < 2) return null;
  return (
    <ul aria-label={t('targetList')} className="mt-3 text-small">
      {pledge.targets.map((one) => (
        <li className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1.5" key={one.key}>
          <TextInLanguage text={one.metric} />
          <StatusMark status={one.standing.status} />
        </li>
      ))}
    </ul>
  );
}
