import { useLocale, useTranslations } from 'next-intl';
import { EffectSection } from '@/components/figures/effect-section';
import { FigureEcho } from '@/components/figures/figure-echo';
import { FigureWarnings } from '@/components/figures/figure-warnings';
import { formatPeriod } from '@/components/figures/period';
import { TargetFacts } from '@/components/figures/target-facts';
import { EntryChanges } from '@/components/ledger/entry-changes';
import { FigureTable } from '@/components/pledges/figure-table';
import { useFigureText } from '@/components/pledges/figure-value';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import type { Refusal } from '@/lib/core/errors';
import { refusalText } from '@/lib/core/i18n/refusal-text';
import type { EffectView } from '@/lib/figures/effect-view';
import type { FormTarget } from '@/lib/figures/form-fields';
import type { PledgeDetail, TargetDetail } from '@/lib/pledges/types';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';
import type { Region } from '@/lib/programmes/types';
import type { Submission } from '@/lib/reviews/types';
import { DecisionForm } from './decision-form';
import { WithdrawForm } from './discard-form';
import { ReviewThread } from './review-thread';

interface Props {
  readonly submission: Submission;
  /** What publishing it would change; null where it does not wait for that. */
  readonly preview: { readonly effect: EffectView | null; readonly refusals: readonly Refusal[] } | null;
  readonly pledge: PledgeDetail;
  readonly target: TargetDetail | null;
  readonly formTarget: FormTarget;
  readonly place: ProgrammePlace;
  readonly timeZone: string;
  readonly regions: readonly Region[];
  readonly may: 'decide' | 'withdraw' | 'look';
}

/** A submission with everything that its reader needs to decide, and the decision. */
export function SubmissionView(props: Props) {
  const { submission, preview, pledge, target, formTarget, place, timeZone, regions, may } = props;
  const t = useTranslations('reviews.review');
  const pledgeHref = pledgeAddress(place, pledge.slug);
  const effect = preview?.effect ?? null;
  const formPlace = {
    programme: place.programme,
    pledge: pledge.slug,
    target: formTarget,
    pledgeHref,
    signInHref: '',
    regions,
    corrects: null,
    others: { note: [], dateNote: [], reason: [] },
  };
  const region = submission.input.region ?? null;
  const earlier = (region === null ? pledge.figures : pledge.regionalFigures).filter(
    (figure) => figure.target === (target?.key ?? null) && figure.region === region,
  );
  return (
    <>
      <Against refusals={preview?.refusals ?? []} />
      <ReviewThread thread={submission.thread} timeZone={timeZone} />
      <Replaced submission={submission} target={target} />
      {submission.sinceLastTime && (
        <Section id="since-last-time" title={t('sinceLastTime')} lead={t('sinceLastTimeLead')}>
          <EntryChanges changes={submission.sinceLastTime} />
        </Section>
      )}
      {submission.againstPublished && (
        <Section id="against-published" title={t('againstPublished')}>
          <EntryChanges changes={submission.againstPublished} />
        </Section>
      )}
      <div className="gap-8 lg:grid lg:grid-cols-2">
        <div>
          <h2 className="mb-2 text-lead">{t('figure')}</h2>
          <FigureEcho input={submission.input} regions={regions} target={formTarget} />
        </div>
        <div>
          <h2 className="mb-2 text-lead">{t('promise')}</h2>
          <TargetFacts pledge={pledge} target={target} pledgeHref={pledgeHref} />
        </div>
      </div>
      {effect && (
        <>
          <FigureWarnings effect={effect} place={formPlace} />
          <EffectSection effect={effect} target={formTarget} />
        </>
      )}
      <Section id="earlier" title={t('earlier')}>
        {earlier.length === 0 ? (
          <p>{t('noEarlier')}</p>
        ) : (
          <FigureTable
            id="earlier-table"
            caption={t('earlier')}
            figures={earlier}
            regions={regions}
            target={target}
            place={place}
            timeZone={timeZone}
          />
        )}
      </Section>
      {may === 'decide' && (
        <Section id="decide" title={t('decide')}>
          <DecisionForm
            id={submission.id}
            programme={place.programme}
            version={submission.version}
            seen={effect?.seen ?? null}
            canApprove={effect !== null}
          />
        </Section>
      )}
      {may === 'withdraw' && <WithdrawForm id={submission.id} programme={place.programme} />}
    </>
  );
}

/** What speaks against publishing it by now. */
function Against({ refusals }: { readonly refusals: readonly Refusal[] }) {
  const locale = useLocale();
  const t = useTranslations('reviews.review');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  const errors = refusals.map((refusal) => ({
    fieldId: null,
    message: refusalText(refusal, t('figure'), locale, texts, units),
  }));
  return <ErrorSummary errors={errors} title={t('against')} />;
}

/** The published figure that it is to replace. */
function Replaced({ submission: { corrects }, target }: Pick<Props, 'submission' | 'target'>) {
  const locale = useLocale();
  const t = useTranslations('reviews.review');
  const text = useFigureText();
  if (corrects === null) return null;
  return (
    <Notice title={t('replaces')}>
      <p>
        <del>{text(corrects, target)}</del>, {formatPeriod(corrects, locale)}
      </p>
    </Notice>
  );
}
