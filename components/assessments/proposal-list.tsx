import { useLocale, useTranslations } from 'next-intl';
import { SourceLink } from '@/components/pledges/source-link';
import { Instant } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { ProposedAssessment } from '@/lib/assessments/types';
import { pledgeAddress } from '@/lib/programmes/addresses';
import { AssessmentThread } from './assessment-thread';
import { DecisionForm } from './decision-form';
import { WithdrawForm } from './withdraw-form';

interface Props {
  readonly title: string;
  readonly proposals: readonly ProposedAssessment[];
  /** What the reader can do about them. */
  readonly may: 'decide' | 'improve' | 'withdraw' | 'wait';
  /** Time zone of each programme by its slug. */
  readonly timeZones: ReadonlyMap<string, string>;
}

/** Proposed assessments, each whole, with what can be done about it. */
export function ProposalList({ title, proposals, may, timeZones }: Props) {
  if (proposals.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 font-semibold">{title}</h3>
      <ul>
        {proposals.map((proposal) => (
          <li className="border-t border-line py-4" key={proposal.id}>
            <Proposal proposal={proposal} timeZone={timeZones.get(proposal.programme) ?? 'UTC'} />
            {proposal.thread.length > 1 && (
              <AssessmentThread
                thread={proposal.thread}
                timeZone={timeZones.get(proposal.programme) ?? 'UTC'}
              />
            )}
            {may === 'decide' && <DecisionForm id={proposal.id} version={proposal.version} />}
            {may === 'improve' && <ImproveLink proposal={proposal} />}
            {may === 'withdraw' && <WithdrawForm id={proposal.id} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function ImproveLink({ proposal }: { readonly proposal: ProposedAssessment }) {
  const t = useTranslations('assessments');
  const locale = useLocale();
  const query = new URLSearchParams({ pledge: proposal.pledge, id: proposal.id });
  return (
    <>
      {proposal.returnedBy !== null && (
        <p className="mt-2 max-w-text">
          {t('form.returned', { name: proposal.returnedBy, reason: proposal.returnReason ?? '' })}
        </p>
      )}
      <p className="mt-2">
        <a href={`/${locale}/editor/${proposal.programme}/assessments/new?${query}`}>{t('queue.improve')}</a>
      </p>
    </>
  );
}

function Proposal({
  proposal,
  timeZone,
}: {
  readonly proposal: ProposedAssessment;
  readonly timeZone: string;
}) {
  const t = useTranslations('assessments.queue');
  const names = useTranslations('status.verdict');
  const locale = useLocale();
  const { supersedes, reason, submittedAt } = proposal;
  return (
    <>
      <p>
        <a href={pledgeAddress({ locale, programme: proposal.programme }, proposal.pledge)}>
          <TextInLanguage text={proposal.pledgeTitle} />
        </a>
      </p>
      <p className="mt-1 font-semibold">{names(proposal.verdict)}</p>
      <p className="mt-1 max-w-text whitespace-pre-line">
        <TextInLanguage text={proposal.reasoning} />
      </p>
      {supersedes !== null && reason !== null && (
        <p className="mt-1 max-w-text">
          {t.rich('replaces', {
            verdict: names(supersedes.verdict),
            why: () => <TextInLanguage text={reason} />,
          })}
        </p>
      )}
      <ul className="mt-1">
        {proposal.sources.map((source) => (
          <li key={source.url}>
            <SourceLink source={source} />
          </li>
        ))}
      </ul>
      <p className="mt-1 text-small text-muted">
        {t.rich('by', {
          name: proposal.author,
          date: () => <Instant at={submittedAt} timeZone={timeZone} />,
        })}
      </p>
    </>
  );
}
