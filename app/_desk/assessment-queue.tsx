import { getLocale, getTranslations } from 'next-intl/server';
import { ProposalList } from '@/components/assessments/proposal-list';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { listProposals } from '@/lib/assessments/queries';
import type { Programme } from '@/lib/programmes/types';

const DONE = {
  sent: 'sent',
  approved: 'approved',
  returned: 'returnedDone',
  withdrawn: 'withdrawnDone',
} as const;

interface Props {
  readonly actor: Actor;
  readonly programmes: readonly Programme[];
  /** What was done just now, from the address: `sent`, `approved` or `returned`. */
  readonly done: string | string[] | undefined;
}

/** The part of the desk for assessments: what waits for a second person, what is one's own, what came back. */
export async function AssessmentQueue({ actor, programmes, done }: Props) {
  const t = await getTranslations('assessments.queue');
  const locale = await getLocale();
  const proposals = await listProposals();
  const isMine = ({ authorId }: { authorId: string }) => authorId === actor.id;
  const submitted = proposals.filter(({ state }) => state === 'submitted');
  const others = submitted.filter((one) => !isMine(one));
  const mine = submitted.filter(isMine);
  const returned = proposals.filter((one) => one.state === 'returned' && isMine(one));
  const withdrawn = proposals.filter((one) => one.state === 'withdrawn' && isMine(one));
  const timeZones = new Map(programmes.map(({ slug, timeZone }) => [slug, timeZone]));
  const told = typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null;
  const mayDecide = others.some(({ authorId }) => can(actor, 'assessment.approve', { authorId }));
  return (
    <Section id="assessments" title={t('title')}>
      {told !== null && (
        <div role="status">
          <Notice kind="success">{t(told)}</Notice>
        </div>
      )}
      <ProposalList
        may={mayDecide ? 'decide' : 'wait'}
        proposals={others}
        timeZones={timeZones}
        title={t('waiting', { count: others.length })}
      />
      <ProposalList
        may="improve"
        proposals={returned}
        timeZones={timeZones}
        title={t('returned', { count: returned.length })}
      />
      <ProposalList
        may="withdraw"
        proposals={mine}
        timeZones={timeZones}
        title={t('mine', { count: mine.length })}
      />
      <ProposalList
        may="improve"
        proposals={withdrawn}
        timeZones={timeZones}
        title={t('withdrawn', { count: withdrawn.length })}
      />
      {others.length + returned.length + mine.length + withdrawn.length === 0 && <p>{t('none')}</p>}
      <ul className="mt-4">
        {programmes.map(({ slug }) => (
          <li key={slug}>
            <a href={`/${locale}/editor/${slug}/assessments/new`}>{t('propose')}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
