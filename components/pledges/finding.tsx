import { useLocale, useTranslations } from 'next-intl';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { type Finding, type FindingTexts, pledgeFinding, targetFinding } from '@/lib/pledges/finding';
import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import { StatusMark } from './status-mark';

/** What findings are worded with on this page. */
export function useFindingTexts(): FindingTexts {
  return { locale: useLocale(), t: useTranslations('status'), units: useTranslations('units') };
}

/** Where a pledge stands, in a sentence, with the mark of its status. */
export function PledgeFinding({ pledge }: { pledge: PledgeStanding }) {
  return <MarkedFinding finding={pledgeFinding(pledge, useFindingTexts())} />;
}

/** Where a target stands, in a sentence, with the mark of its status. */
export function TargetFinding({ target }: { target: TargetStanding }) {
  return <MarkedFinding finding={targetFinding(target, useFindingTexts())} />;
}

/** The numbers of a pledge's finding without the status, for tables that have a column for it. */
export function PledgeFindingText({ pledge }: { pledge: PledgeStanding }) {
  const finding = pledgeFinding(pledge, useFindingTexts());
  const isKnown = pledge.group !== 'not_yet_known';
  return (
    <span className={`block first-letter:uppercase ${isKnown ? '' : 'text-muted'}`}>
      <FindingText finding={finding} />
    </span>
  );
}

function MarkedFinding({ finding }: { finding: Finding }) {
  return (
    <>
      <strong className="font-semibold">
        <StatusMark status={finding.status} />
      </strong>
      : <FindingText finding={finding} />
    </>
  );
}

function FindingText({ finding: { text, metric } }: { finding: Finding }) {
  return (
    <>
      {text}
      {metric !== null && (
        <span className="text-muted">
          {' '}
          (<TextInLanguage text={metric} />)
        </span>
      )}
    </>
  );
}
