/**
 * A text of an error without what must not stand in a log: the given secrets, user names and passwords in addresses, what comes after a
 * question mark there (one-time tokens, words of a search), e-mail addresses, network addresses of readers, and long random signs.
 */
export function safeText(text: string, secrets: readonly string[]): string {
  return secrets
    .reduce((left, secret) => left.replaceAll(secret, '[secret]'), text)
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'`]+@/gi, '$1[…]@')
    .replace(/\?[\w.~%[\]-]+=[^\s"'`<>)]*/g, '?[…]')
    .replace(/[\w.!#$&'*+/=^`{|}~-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g, '[e-mail]')
    .replace(/(?<![\w.:])(?!127\.)\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g, '[address]')
    .replace(/(?<![\w/.-])[A-Za-z0-9_-]{32,}(?![\w/.-])/g, '[…]');
}
