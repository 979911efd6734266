'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { firstState } from '@/lib/accounts/form-state';
import { discardAction, withdrawAction } from '@/lib/reviews/actions';

interface Props {
  readonly id: string;
  readonly programme: string;
}

/** Throws a saved draft away. */
export function DiscardForm(props: Props) {
  return <OneButton {...props} action={discardAction} text="discard" />;
}

/** Takes one's own submission back. */
export function WithdrawForm(props: Props) {
  return <OneButton {...props} action={withdrawAction} text="withdraw" />;
}

function OneButton({
  id,
  programme,
  action: run,
  text,
}: Props & { readonly action: typeof discardAction; readonly text: 'discard' | 'withdraw' }) {
  const t = useTranslations('reviews');
  const [state, action, isPending] = useActionState(run, firstState());
  return (
    <div className="my-4">
      <FormFrame state={state} action={action} labels={{}}>
        {() => (
          <>
            <input type="hidden" name="programme" value={programme} />
            <input type="hidden" name="id" value={id} />
            <Button kind="secondary" disabled={isPending}>
              {t(text)}
            </Button>
          </>
        )}
      </FormFrame>
    </div>
  );
}
