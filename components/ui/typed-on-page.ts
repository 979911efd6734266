/** A field that somebody filled in. */
export interface TypedField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

const NEVER_SHOWN = ['hidden', 'password', 'file', 'submit', 'button', 'checkbox', 'radio'];

/**
 * What stands in the fields of the page's forms. An error's message asks for it as it takes their place: until it is shown, they are still
 * there. Nothing on the server, where nobody has typed.
 */
export function typedOnPage(): readonly TypedField[] {
  if (typeof document === 'undefined') return [];
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'form:not([method="get"]) :is(input, textarea)',
  );
  return [...fields]
    .filter((field) => !NEVER_SHOWN.includes(field.type) && !field.hidden && field.value.trim() !== '')
    .map(({ id, name, value, labels }, index) => ({
      key: `${index} ${id}`,
      label: labels?.[0]?.textContent ?? name,
      value,
    }));
}
