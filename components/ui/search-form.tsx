import { Button } from './button';
import { INPUT } from './form-control';

interface SearchFormProps {
  readonly action: string;
  readonly label: string;
  readonly button: string;
  /** Unique on the page. */
  readonly id?: string;
  /** Parameters to keep. */
  readonly hidden?: Readonly<Record<string, string>>;
}

/** A search field that works without scripts. */
export function SearchForm({ action, label, button, id = 'search', hidden = {} }: SearchFormProps) {
  const [path] = action.split('?');
  return (
    <search>
      <form action={path} method="get" className="max-w-120 print:hidden">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor={id} className="mb-1 block font-semibold">
          {label}
        </label>
        <div className="flex gap-2">
          <input id={id} name="q" type="search" maxLength={200} className={INPUT} />
          <Button kind="secondary">{button}</Button>
        </div>
      </form>
    </search>
  );
}
