'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { firstState } from '@/lib/accounts/form-state';
import { archiveAction } from '@/lib/sources/actions';

/** The source that a form is about, as the page showed it. */
export interface SourceFormProps {
  readonly programme: string;
  readonly id: string;
  readonly version: number;
}

/** Where a copy of the source is kept. */
export function ArchiveForm({
  programme,
  id,
  version,
  archiveUrl,
}: SourceFormProps & { readonly archiveUrl: string | null }) {
  const t = useTranslations('sources.one');
  const [state, action, isPending] = useActionState(archiveAction, firstState());
  return (
    <>
      <div role="status">
        {state.isDone && (
          <Notice kind="success">
            <p>{t('archiveSaved')}</p>
          </Notice>
        )}
      </div>
      <FormFrame state={state} action={action} labels={{ archiveUrl: t('archiveUrl') }}>
        {(errorOf) => (
          <>
            <input type="hidden" name="programme" value={programme} />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <Field
              id="archiveUrl"
              name="archiveUrl"
              type="url"
              label={t('archiveUrl')}
              hint={t('archiveHint')}
              error={errorOf('archiveUrl')}
              defaultValue={state.typed.archiveUrl ?? archiveUrl ?? ''}
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={2100}
              placeholder="https://"
            />
            <Button disabled={isPending}>{t('archiveSave')}</Button>
          </>
        )}
      </FormFrame>
    </>
  );
}
