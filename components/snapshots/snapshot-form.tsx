'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { firstState } from '@/lib/accounts/form-state';
import { makeSnapshotAction } from '@/lib/snapshots/actions';

interface Props {
  readonly programme: string;
  /** The public list of them. */
  readonly list: string;
}

/** Makes a snapshot of the open data. */
export function SnapshotForm({ programme, list }: Props) {
  const t = useTranslations('snapshots.desk');
  const [state, action, isPending] = useActionState(makeSnapshotAction, firstState());
  return (
    <>
      <div role="status">
        {state.isDone && (
          <Notice kind="success">
            <p>{t('made')}</p>
          </Notice>
        )}
      </div>
      <FormFrame action={action} labels={{}} state={state}>
        {() => (
          <>
            <input name="programme" type="hidden" value={programme} />
            <Button disabled={isPending}>{t('button')}</Button>
          </>
        )}
      </FormFrame>
      <p className="mt-4">
        <a href={list}>{t('all')}</a>
      </p>
    </>
  );
}
