import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Kind = 'primary' | 'secondary' | 'warning';

const BASE =
  'inline-block min-h-11 cursor-pointer border px-4 py-2 text-body font-semibold no-underline disabled:cursor-not-allowed disabled:opacity-60';

const KINDS: Readonly<Record<Kind, string>> = {
  primary:
    'border-action bg-action text-on-action hover:border-link-hover hover:bg-link-hover hover:text-paper',
  secondary: 'border-control bg-paper text-ink hover:border-rule hover:bg-wash hover:text-ink',
  warning: 'border-error bg-paper text-error hover:bg-error-wash',
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: Kind;
}

/** A button; it submits its form unless told otherwise. */
export function Button({ kind = 'primary', type = 'submit', className = '', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`${BASE} ${KINDS[kind]} ${className}`} />;
}

/** A link that begins a task and therefore looks like a button. */
export function ButtonLink({
  href,
  kind = 'primary',
  children,
}: {
  href: string;
  kind?: Kind;
  children: ReactNode;
}) {
  return (
    <a href={href} className={`${BASE} ${KINDS[kind]}`}>
      {children}
    </a>
  );
}
