/**
 * A title or a name as it stands with its publisher, in a language that the record does not tell (`und`, RFC 5646): programs
 * that read aloud must not take it for the page's own.
 */
export function OwnWords({ children }: { readonly children: string }) {
  return <span lang="und">{children}</span>;
}
