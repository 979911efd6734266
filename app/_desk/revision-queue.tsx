import { getTranslations } from 'next-intl/server';
import { RevisionQueueList } from '@/components/revisions/revision-queue';
import { Section } from '@/components/ui/section';
import type { Actor } from '@/lib/accounts/types';
import type { Programme } from '@/lib/programmes/types';
import { listProposedRevisions } from '@/lib/revisions/queries';

interface Props {
  readonly actor: Actor;
  readonly programmes: readonly Programme[];
}

/** The part of the desk for changed promises: what waits for an admin, what is one's own, what came back. Absent while empty. */
export async function RevisionQueue({ actor, programmes }: Props) {
  const t = await getTranslations('revisions.queue');
  const revisions = await listProposedRevisions(actor.id);
  if (revisions.length === 0) return null;
  const submitted = revisions.filter(({ state }) => state === 'submitted');
  const waiting = submitted.filter(({ authorId }) => authorId !== actor.id);
  const mine = submitted.filter(({ authorId }) => authorId === actor.id);
  const back = revisions.filter(({ state }) => state !== 'submitted');
  const timeZones = new Map(programmes.map(({ slug, timeZone }) => [slug, timeZone]));
  return (
    <Section id="revisions" title={t('title')}>
      <RevisionQueueList
        revisions={waiting}
        timeZones={timeZones}
        title={t('waiting', { count: waiting.length })}
      />
      <RevisionQueueList revisions={back} timeZones={timeZones} title={t('back', { count: back.length })} />
      <RevisionQueueList revisions={mine} timeZones={timeZones} title={t('mine', { count: mine.length })} />
    </Section>
  );
}
