'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SpamFields } from '@/components/ui/spam-fields';
import { TextArea } from '@/components/ui/text-area';
import { firstState } from '@/lib/accounts/form-state';
import { reportErrorAction } from '@/lib/reports/actions';

interface Props {
  readonly programme: string;
  readonly pledge: string;
  /** When the form was made, signed. */
  readonly made: string;
  /** The page of the pledge. */
  readonly back: string;
  /** Whether this site can answer by mail. */
  readonly hasMail: boolean;
}

/** What a reader found wrong. Only the first question has to be answered. */
export function ReportForm({ programme, pledge, made, back, hasMail }: Props) {
  const t = useTranslations('reports.form');
  const [state, action, isPending] = useActionState(reportErrorAction, firstState());
  const { typed } = state;
  const labels = {
    wrong: t('wrong'),
    correct: t('correct'),
    sourceUrl: t('sourceUrl'),
    email: t('email'),
  };
  return (
    <>
      <div role="status">
        {state.isDone && (
          <Notice kind="success" title={t('sent')}>
            <p>{t('sentMore')}</p>
            <p>
              <a href={back}>{t('back')}</a>
            </p>
          </Notice>
        )}
      </div>
      {!state.isDone && (
        <FormFrame action={action} labels={labels} state={state}>
          {(errorOf) => (
            <>
              <input name="programme" type="hidden" value={programme} />
              <input name="pledge" type="hidden" value={pledge} />
              <SpamFields made={made} />
              <TextArea
                defaultValue={typed.wrong ?? ''}
                error={errorOf('wrong')}
                hint={t('wrongHint')}
                id="wrong"
                label={labels.wrong}
                name="wrong"
                required
                rows={5}
              />
              <TextArea
                defaultValue={typed.correct ?? ''}
                error={errorOf('correct')}
                id="correct"
                label={labels.correct}
                name="correct"
                rows={3}
              />
              <Field
                defaultValue={typed.sourceUrl ?? ''}
                error={errorOf('sourceUrl')}
                hint={t('sourceUrlHint')}
                id="sourceUrl"
                inputMode="url"
                label={labels.sourceUrl}
                name="sourceUrl"
              />
              <Field
                autoComplete="email"
                defaultValue={typed.email ?? ''}
                error={errorOf('email')}
                hint={t(hasMail ? 'emailHint' : 'emailHintNoMail')}
                id="email"
                label={labels.email}
                name="email"
                type="email"
                width="medium"
              />
              <Button disabled={isPending}>{t('send')}</Button>
            </>
          )}
        </FormFrame>
      )}
    </>
  );
}
