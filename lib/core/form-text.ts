/** One text of a form, with line breaks as they are written here; a file in a text field is nobody's input. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  // Browsers send line breaks as CR LF.
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
}
