import { escapeHtml } from './plain-page';

/** As much as a form may hold (form-guard), in bytes: nobody's typing comes near it. */
export const LARGEST_FORM = 1024 * 1024;

/** What is never written into a page. */
const SECRET = /password|repeated|token|code|secret/i;

/** Fields of the framework: they say which form it is. */
const INTERNAL = /^\$ACTION/;

/** The texts of a form that was sent. */
export type Typed = readonly (readonly [name: string, value: string])[];

/** Whether what is sent is a form, as a browser without scripts sends it. */
export function isForm(contentType: string | undefined): boolean {
  return /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(contentType ?? '');
}

/** The texts in a form's body; null where it cannot be read. A file cannot be given back: it has to be chosen again. */
export async function typedIn(contentType: string | undefined, body: Buffer): Promise<Typed | null> {
  if (contentType === undefined || !isForm(contentType)) return null;
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'Content-Type': contentType },
    }).formData();
    return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  } catch {
    return null;
  }
}

/** Whether there is something in it that must not be shown again. */
export function isSecret(typed: Typed): boolean {
  return typed.some(([name]) => SECRET.test(name));
}

/** What somebody typed, as HTML, to be copied from. */
export function listTyped(typed: Typed): string {
  const shown = typed
    .filter(([name, value]) => !INTERNAL.test(name) && value.trim() !== '')
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  return `<dl>${shown.join('')}</dl>`;
}
