import { useTranslations } from 'next-intl';
import { type Column, DataTable } from '@/components/ui/data-table';
import { Day } from '@/components/ui/plain-date';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import { changedTerms, type Term } from '@/lib/revisions/changed-terms';
import type { Revision, TargetContent } from '@/lib/revisions/types';
import { RevisionWhy } from './revision-why';
import { TermText, usePromiseText } from './term-texts';

/** Terms that have a column of their own. */
const IN_COLUMNS: readonly Term[] = ['promise', 'due'];

interface Version {
  readonly terms: TargetContent;
  /** Null for what was first promised. */
  readonly revision: Revision | null;
  readonly also: readonly Term[];
  readonly isCurrent: boolean;
}

interface Props {
  /** Unique on the page. */
  readonly id: string;
  /** The revisions of the target, oldest first. */
  readonly revisions: readonly Revision[];
  readonly place: ProgrammePlace;
  readonly timeZone: string;
}

/** What was first promised and each revision of it, down to what holds now. */
function versionsOf(revisions: readonly Revision[]): Version[] {
  const steps = revisions.flatMap((revision) =>
    revision.subject.of === 'target' ? [{ revision, ...revision.subject }] : [],
  );
  const [first] = steps;
  if (!first) return [];
  const moved = new Set(steps.flatMap(({ before, after }) => changedTerms(before, after)));
  const also = [...moved].filter((term) => !IN_COLUMNS.includes(term));
  return [
    { terms: first.before, revision: null, also, isCurrent: false },
    ...steps.map(({ revision, before, after }, index) => ({
      terms: after,
      revision,
      also: changedTerms(before, after).filter((term) => !IN_COLUMNS.includes(term)),
      isCurrent: index === steps.length - 1,
    })),
  ];
}

/** How the terms of a target have moved: one row a version, with reason, source and people. */
export function TargetHistory({ id, revisions, place, timeZone }: Props) {
  const t = useTranslations('pledge.revised');
  const pledge = useTranslations('pledge');
  const promise = usePromiseText();
  const columns: Column<Version>[] = [
    {
      key: 'since',
      head: t('since'),
      kind: 'name',
      className: 'min-w-28',
      cell: ({ revision, isCurrent }) => (
        <>
          {revision === null ? t('first') : <Day on={revision.revisedOn} />}
          {isCurrent && <span className="block text-muted">{t('current')}</span>}
        </>
      ),
    },
    {
      key: 'promise',
      head: t('term.promise'),
      className: 'min-w-32',
      cell: ({ terms, isCurrent }) => {
        const words = promise(terms) ?? pledge(`kind.${terms.kind}`, { stages: terms.stages });
        return isCurrent ? (
          <strong className="figures">{words}</strong>
        ) : (
          <del className="figures">{words}</del>
        );
      },
    },
    {
      key: 'due',
      head: t('term.due'),
      className: 'min-w-28',
      cell: ({ terms, isCurrent }) =>
        isCurrent ? (
          <Day on={terms.due} />
        ) : (
          <del>
            <Day on={terms.due} />
          </del>
        ),
    },
    {
      key: 'also',
      head: t('also'),
      className: 'min-w-44',
      cell: ({ terms, also, isCurrent }) =>
        also.map((term) => (
          <div className="mt-1 first:mt-0" key={term}>
            <span className="text-muted">{t(`term.${term}`)}: </span>
            {isCurrent ? (
              <TermText term={term} terms={terms} />
            ) : (
              <del>
                <TermText term={term} terms={terms} />
              </del>
            )}
          </div>
        )),
    },
    {
      key: 'why',
      head: t('why'),
      className: 'min-w-60',
      cell: ({ revision }) =>
        revision && <RevisionWhy place={place} revision={revision} timeZone={timeZone} />,
    },
  ];
  return (
    <DataTable
      caption={t('targetTitle')}
      columns={columns}
      id={id}
      isCaptionHidden
      rowKey={({ revision }) => revision?.id ?? 'first'}
      rows={versionsOf(revisions)}
    />
  );
}
