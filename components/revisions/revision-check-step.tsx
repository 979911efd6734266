'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { RevisionFormState, TypedRevision } from '@/lib/revisions/form-state';
import { RevisionChanges } from './revision-changes';
import { RevisionEffect } from './revision-effect';

interface Props {
  readonly check: NonNullable<RevisionFormState['check']>;
  readonly typed: TypedRevision;
  readonly isPending: boolean;
}

/** The second step: what changes, what follows from it, and the two ways on. */
export function RevisionCheckStep({ check, typed, isPending }: Props) {
  const t = useTranslations('revisions.check');
  return (
    <>
      <Unseen typed={typed} />
      <h2 className="text-lead outline-none" id="step-title" tabIndex={-1}>
        {t('title')}
      </h2>
      <p className="mt-1 mb-4 max-w-text text-muted">{t('lead')}</p>
      <h3 className="mb-2 font-semibold">{t('changes')}</h3>
      <RevisionChanges subject={check.subject} />
      <RevisionEffect check={check} />
      <Notice>
        <p>{t(check.isAlone ? 'alone' : 'two')}</p>
      </Notice>
      <div className="mt-8 flex flex-wrap gap-4">
        <Button disabled={isPending} name="intent" value={check.isAlone ? 'publish' : 'propose'}>
          {t(check.isAlone ? 'publish' : 'propose')}
        </Button>
        <Button disabled={isPending} kind="secondary" name="intent" value="change">
          {t('changeIt')}
        </Button>
      </div>
    </>
  );
}

/** Everything typed, carried along on the step that only shows it, so that nothing is lost on the way back. */
function Unseen({ typed }: { readonly typed: TypedRevision }) {
  const rows = (name: 'sources' | 'checkpoints') =>
    typed[name].flatMap((row, index) =>
      Object.entries(row).map(([part, value]) => [`${name}.${index}.${part}`, String(value)] as const),
    );
  const entries = [
    ...Object.entries(typed.fields),
    ['revisedOn', typed.revisedOn] as const,
    ...rows('checkpoints'),
    ...rows('sources'),
  ];
  return entries.map(([name, value]) => <input key={name} name={name} type="hidden" value={value} />);
}
