import { type StructuredData as Data, structuredText } from '@/lib/export/structured-data';

/** What a page says to programs besides its words (JSON-LD). A block of data: browsers do not run it. */
export function StructuredData({ data }: { readonly data: Data }) {
  return <script type="application/ld+json">{structuredText(data)}</script>;
}
