'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { type AccountFormState, firstState } from '@/lib/accounts/form-state';
import { FormFrame } from './form-frame';

interface AccountFormProps {
  readonly action: (previous: AccountFormState, form: FormData) => Promise<AccountFormState>;
  /** Names of the fields in the order in which they stand. */
  readonly labels: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly kind?: 'primary' | 'secondary' | 'warning';
  /** Said above the form when it was done, for those that stay where they are. */
  readonly done?: string;
  /** The fields, given the message of each that has one and what was typed. */
  readonly children: (
    errorOf: (field: string) => string | undefined,
    typed: AccountFormState['typed'],
  ) => ReactNode;
}

/** A form of an account, from what was wrong with it down to its button. */
export function AccountForm({ action, labels, submit, kind, done, children }: AccountFormProps) {
  const [state, send, isPending] = useActionState(action, firstState());
  return (
    <>
      {done !== undefined && (
        <div role="status">
          {state.isDone && (
            <Notice kind="success">
              <p>{done}</p>
            </Notice>
          )}
        </div>
      )}
      <FormFrame state={state} action={send} labels={labels}>
        {(errorOf) => (
          <>
            {children(errorOf, state.typed)}
            <Button kind={kind ?? 'primary'} disabled={isPending}>
              {submit}
            </Button>
          </>
        )}
      </FormFrame>
    </>
  );
}
