import type { ReactNode } from 'react';

/** What every input has around it. `error` is the message that belongs to it, `hint` helps before anything is typed. */
export interface ControlProps {
  /** Unique on the page: the error summary links to it. */
  readonly id: string;
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

export const INPUT =
  'block w-full min-h-11 border bg-paper px-3 py-2 text-body text-ink aria-invalid:border-2 aria-invalid:border-error border-control';

/** The attributes that tie an input to its hint and its error for those who cannot see them. */
export function describing({ id, hint, error }: Pick<ControlProps, 'id' | 'hint' | 'error'>) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((part) => part !== '');
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(error ? { 'aria-invalid': true as const } : {}),
  };
}

/** Hint and error, in the order in which they are read out; the input follows them. */
export function HintAndError({
  id,
  hint,
  error,
  errorPrefix,
}: Pick<ControlProps, 'id' | 'hint' | 'error'> & { errorPrefix: string }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 max-w-text text-small text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-1 max-w-text font-semibold text-error">
          <span className="sr-only">{errorPrefix} </span>
          {error}
        </p>
      )}
    </>
  );
}

/** The frame of a control: an edge in the error's colour where something has to be put right. */
export function ControlFrame({ hasError, children }: { hasError: boolean; children: ReactNode }) {
  return <div className={hasError ? 'mb-6 border-s-4 border-error ps-4' : 'mb-6'}>{children}</div>;
}
