import type { ReactNode } from 'react';

export interface Definition {
  readonly key: string;
  readonly term: ReactNode;
  readonly value: ReactNode;
}

/** Names and their values in two columns with hairlines between; one below the other on a phone. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="border-t border-line">
      {items.map((item) => (
        <div
          key={item.key}
          className="gap-4 border-b border-line py-2 sm:grid sm:grid-cols-[minmax(10rem,1fr)_minmax(0,3fr)]"
        >
          <dt className="text-small text-muted sm:text-body">{item.term}</dt>
          <dd className="max-w-text">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
