import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title?: ReactNode;
  /** `error` only for what the reader has to put right. */
  readonly kind?: 'information' | 'error' | 'success';
  readonly children: ReactNode;
}

const EDGES = {
  information: 'border-rule',
  error: 'border-error',
  success: 'border-fulfilled',
} as const;

/** A remark set off by a rule at its edge. */
export function Notice({ title, kind = 'information', children }: NoticeProps) {
  return (
    <div className={`my-6 max-w-text border-s-4 ps-4 ${EDGES[kind]}`}>
      {title !== undefined && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  );
}
