'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { type AccountFormState, firstState } from '@/lib/accounts/form-state';
import { FormFrame } from './form-frame';
import { OneTimeLink } from './one-time-link';

interface AccountDeedProps {
  readonly action: (previous: AccountFormState, form: FormData) => Promise<AccountFormState>;
  /** What it is done to: an account or an invitation. */
  readonly id: string;
  readonly label: string;
  /** What a screen reader says instead, where many such buttons stand below one another. */
  readonly longLabel?: string;
  readonly kind?: 'secondary' | 'warning';
  readonly hint?: string;
  /** For what gives an address: what is said with it. */
  readonly link?: { readonly made: string; readonly label: string };
}

/** One thing that an administrator does to an account, at one button; what is refused is said above it. */
export function AccountDeed({ action, id, label, longLabel, kind, hint, link }: AccountDeedProps) {
  const [state, send, isPending] = useActionState(action, firstState());
  return (
    <div className={hint === undefined ? '' : 'mb-6'}>
      {hint !== undefined && <p className="mb-2 max-w-text">{hint}</p>}
      <FormFrame state={state} action={send} labels={{}}>
        {() => (
          <>
            <input type="hidden" name="id" value={id} />
            <Button kind={kind ?? 'secondary'} disabled={isPending} aria-label={longLabel}>
              {label}
            </Button>
          </>
        )}
      </FormFrame>
      {link && (
        <OneTimeLink
          id={`link-${id}`}
          address={state.link}
          made={link.made}
          label={link.label}
          mail={state.mail}
        />
      )}
    </div>
  );
}
