import { useTranslations } from 'next-intl';
import { FigureDays, useFigureText } from '@/components/pledges/figure-value';
import { StatusMark } from '@/components/pledges/status-mark';
import { DataTable } from '@/components/ui/data-table';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { knownFrom } from '@/lib/figures/known-on';
import type { PledgeChange, TargetChange } from '@/lib/pledges/changes/types';
import { type ProgrammePlace, pledgeAddress } from '@/lib/programmes/addresses';
import type { Status } from '@/lib/status/types';

interface Props {
  readonly changes: readonly PledgeChange[];
  readonly place: ProgrammePlace;
}

/** Pledges whose status, or that of one of their targets, changed, with what brought it about. */
export function StatusChanges({ changes, place }: Props) {
  const t = useTranslations('changes.statuses');
  return (
    <DataTable
      caption={t('title')}
      columns={[
        {
          key: 'pledge',
          head: t('pledge'),
          kind: 'name',
          className: 'w-1/2 md:w-[34%]',
          cell: ({ pledge, targets }) => (
            <>
              <a className="text-body" href={pledgeAddress(place, pledge.slug)}>
                <TextInLanguage text={pledge.title} />
              </a>
              <div className="mt-1 md:hidden">
                <Reasons isOnly={pledge.targets.length === 1} targets={targets} />
              </div>
            </>
          ),
        },
        { key: 'change', head: t('change'), className: 'md:w-60', cell: (change) => <Step {...change} /> },
        {
          key: 'why',
          head: t('why'),
          className: 'hidden md:table-cell',
          cell: ({ pledge, targets }) => <Reasons isOnly={pledge.targets.length === 1} targets={targets} />,
        },
      ]}
      id="statuses-caption"
      isCaptionHidden
      rowKey={({ pledge }) => pledge.slug}
      rows={changes}
    />
  );
}

/** From one status to another; one that stayed says so. */
function Step({ before, after }: { readonly before: Status; readonly after: Status }) {
  const t = useTranslations('changes.statuses');
  if (before === after) {
    return (
      <>
        <span className="text-muted">{t('stays')}</span> <StatusMark status={after} />
      </>
    );
  }
  return (
    <dl>
      {(
        [
          ['from', before],
          ['to', after],
        ] as const
      ).map(([name, status]) => (
        <div className={`flex gap-1.5 ${name === 'to' ? 'font-semibold' : 'text-muted'}`} key={name}>
          <dt className="shrink-0 font-normal text-muted">{t(name)}</dt>
          <dd>
            <StatusMark status={status} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Why: the figures that became known and the deadline that passed, for each target that changed. */
function Reasons({
  targets,
  isOnly,
}: {
  readonly targets: readonly TargetChange[];
  readonly isOnly: boolean;
}) {
  if (isOnly) return targets.map((change) => <Reason change={change} key={change.target.key} />);
  return (
    <ul>
      {targets.map((change) => (
        <li className="mt-2 first:mt-0" key={change.target.key}>
          <TextInLanguage text={change.target.metric} />
          <Step after={change.after} before={change.before} />
          <Reason change={change} />
        </li>
      ))}
    </ul>
  );
}

function Reason({ change: { target, figures, deadline } }: { readonly change: TargetChange }) {
  const t = useTranslations('changes.reason');
  const text = useFigureText();
  const [figure] = figures;
  return (
    <p>
      {deadline !== null && t.rich('deadline', { date: () => <Day on={deadline} /> })}
      {deadline !== null && figure && ' '}
      {figure && (
        <>
          {t.rich('figure', { date: () => <Day on={knownFrom(figure)} /> })}{' '}
          <span className="figures">{text(figure, target)}</span>, <FigureDays figure={figure} />
          {figures.length > 1 && <>, {t('more', { count: figures.length - 1 })}</>}
        </>
      )}
    </p>
  );
}
