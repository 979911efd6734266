'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { type Option, Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { firstState } from '@/lib/accounts/form-state';
import { answerReportAction, dismissReportAction } from '@/lib/reports/actions';

interface ReportPlace {
  readonly programme: string;
  readonly id: string;
}

/** The answer to a report: the correction that came of it, words, or both. */
export function AnswerForm({
  programme,
  id,
  corrections,
}: ReportPlace & { readonly corrections: readonly Option[] }) {
  const t = useTranslations('reports.desk');
  const [state, action, isPending] = useActionState(answerReportAction, firstState());
  const labels = { entrySeq: t('entry'), answer: t('answer') };
  return (
    <FormFrame action={action} labels={labels} state={state}>
      {(errorOf) => (
        <>
          <input name="programme" type="hidden" value={programme} />
          <input name="id" type="hidden" value={id} />
          <Select
            defaultValue={state.typed.entrySeq ?? ''}
            error={errorOf('entrySeq')}
            id="entrySeq"
            label={labels.entrySeq}
            name="entrySeq"
            options={[{ value: '', label: t('noEntry') }, ...corrections]}
          />
          <TextArea
            defaultValue={state.typed.answer ?? ''}
            error={errorOf('answer')}
            hint={t('answerHint')}
            id="answer"
            label={labels.answer}
            name="answer"
          />
          <Button disabled={isPending}>{t('send')}</Button>
        </>
      )}
    </FormFrame>
  );
}

/** Puts a report away as spam. */
export function DismissForm({ programme, id }: ReportPlace) {
  const t = useTranslations('reports.desk');
  const [state, action, isPending] = useActionState(dismissReportAction, firstState());
  return (
    <FormFrame action={action} labels={{}} state={state}>
      {() => (
        <>
          <input name="programme" type="hidden" value={programme} />
          <input name="id" type="hidden" value={id} />
          <Button disabled={isPending} kind="secondary">
            {t('dismiss')}
          </Button>
        </>
      )}
    </FormFrame>
  );
}
