/** What a contact of the operator leads to: a page by its address, an e-mail address as mail to it. */
export function contactHref(contact: string): string {
  return contact.startsWith('https://') ? contact : `mailto:${contact}`;
}
