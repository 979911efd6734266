import { useLocale, useTranslations } from 'next-intl';
import { NoteText } from '@/components/pledges/note-text';
import { SourceLink } from '@/components/pledges/source-link';
import { type Definition, DefinitionList } from '@/components/ui/definition-list';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Day } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { Refusal } from '@/lib/core/errors';
import { refusalText } from '@/lib/core/i18n/refusal-text';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';
import type { RevisionCheck } from '@/lib/revisions/check-view';
import type { ProposedRevision } from '@/lib/revisions/types';
import { RevisionChanges } from './revision-changes';
import { RevisionDecision } from './revision-decision';
import { RevisionEffect } from './revision-effect';

interface Props {
  readonly revision: ProposedRevision;
  /** What publishing it would change, or what speaks against that; null where it does not wait for it. */
  readonly preview: { readonly check: RevisionCheck | null; readonly refusals: readonly Refusal[] } | null;
  readonly place: ProgrammePlace;
  readonly may: 'decide' | 'withdraw' | 'look';
}

/** A proposed revision with everything that its reader needs to decide, and the decision. */
export function RevisionReview({ revision, preview, place, may }: Props) {
  const t = useTranslations('revisions');
  return (
    <>
      <Against refusals={preview?.refusals ?? []} />
      <Facts place={place} revision={revision} />
      <Section id="changes" title={t('check.changes')}>
        <RevisionChanges subject={revision.subject} />
      </Section>
      {preview?.check && <RevisionEffect check={preview.check} />}
      {may !== 'look' && (
        <Section id="decide" title={t('review.decide')}>
          <RevisionDecision
            canApprove={preview?.check != null}
            id={revision.id}
            may={may}
            programme={revision.programme}
            version={revision.version}
          />
        </Section>
      )}
    </>
  );
}

function Facts({ revision, place }: Pick<Props, 'revision' | 'place'>) {
  const t = useTranslations('revisions.review');
  const { metric, reason, sources, revisedOn } = revision;
  const href = pledgeAddress(place, revision.pledge);
  const items: (Definition | false)[] = [
    {
      key: 'pledge',
      term: t('pledge'),
      value: (
        <a href={href} rel="noopener" target="_blank">
          <TextInLanguage text={revision.pledgeTitle} />
        </a>
      ),
    },
    metric !== null && { key: 'target', term: t('target'), value: <TextInLanguage text={metric} /> },
    { key: 'on', term: t('on'), value: <Day on={revisedOn} /> },
    { key: 'reason', term: t('reason'), value: <NoteText text={reason} /> },
    {
      key: 'sources',
      term: t('sources'),
      value: (
        <ul>
          {sources.map((source) => (
            <li key={source.url}>
              <SourceLink source={source} />
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return <DefinitionList items={items.filter((item) => item !== false)} />;
}

/** What speaks against publishing it by now. */
function Against({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const locale = useLocale();
  const t = useTranslations('revisions.review');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  const errors = refusals.map((refusal) => ({
    fieldId: null,
    message: refusalText(refusal, t('title'), locale, texts, units),
  }));
  return <ErrorSummary errors={errors} title={t('against')} />;
}
