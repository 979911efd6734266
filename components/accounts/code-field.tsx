import { Field } from '@/components/ui/field';

interface CodeFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  /** What can be typed: digits of the app alone, a recovery code, or either. */
  readonly kind: 'code' | 'recovery' | 'either';
}

/** A code that is good once. Phones offer digits, and browsers what the app has just shown. */
export function CodeField({ id, label, hint, error, kind }: CodeFieldProps) {
  return (
    <Field
      id={id}
      name="code"
      label={label}
      hint={hint}
      error={error}
      autoComplete={kind === 'recovery' ? 'off' : 'one-time-code'}
      inputMode={kind === 'code' ? 'numeric' : 'text'}
      spellCheck={false}
      autoCapitalize="none"
      width={kind === 'code' ? 'short' : 'medium'}
      required
    />
  );
}
