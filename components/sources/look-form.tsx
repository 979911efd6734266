'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { firstState } from '@/lib/accounts/form-state';
import { lookAction } from '@/lib/sources/actions';
import type { SourceFormProps } from './archive-form';

/** Says that a person looked at the source, and what came of it. */
export function LookForm({ programme, id, version }: SourceFormProps) {
  const t = useTranslations('sources.one');
  const [state, action, isPending] = useActionState(lookAction, firstState());
  return (
    <>
      <div role="status">
        {state.isDone && (
          <Notice kind="success">
            <p>{t('lookSaved')}</p>
          </Notice>
        )}
      </div>
      <FormFrame state={state} action={action} labels={{ note: t('note') }}>
        {(errorOf) => (
          <>
            <input type="hidden" name="programme" value={programme} />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <TextArea
              id="note"
              name="note"
              label={t('note')}
              error={errorOf('note')}
              defaultValue={state.typed.note ?? ''}
              rows={3}
              maxLength={1000}
            />
            <Button kind="secondary" disabled={isPending}>
              {t('lookSave')}
            </Button>
          </>
        )}
      </FormFrame>
    </>
  );
}
