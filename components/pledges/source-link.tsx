import { useTranslations } from 'next-intl';
import { SourceMark } from '@/components/sources/source-mark';
import { ExternalLink } from '@/components/ui/external-link';
import { OwnWords } from '@/components/ui/own-words';
import { Day } from '@/components/ui/plain-date';
import type { FigureSource } from '@/lib/figures/types';
import type { SourceMark as Mark } from '@/lib/sources/types';

/** Host of an address for people: without `www.`; the address itself where it cannot be read. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}

/** A link to an address of which only the address is known. */
export function AddressLink({ url }: { readonly url: string }) {
  return <ExternalLink href={url}>{hostOf(url)}</ExternalLink>;
}

/** Who published a figure, when, and what kind of source it is. */
export function SourceLink({
  source,
  mark,
}: {
  readonly source: FigureSource;
  readonly mark?: Mark | undefined;
}) {
  const t = useTranslations('pledge');
  return (
    <>
      <ExternalLink href={source.url}>
        <OwnWords>{source.publisher}</OwnWords>
      </ExternalLink>
      {' ('}
      {t(`sourceKind.${source.kind}`)}
      {', '}
      {source.publishedOn ? <Day on={source.publishedOn} /> : t('figures.undated')}
      {')'}
      <SourceMark mark={mark} />
    </>
  );
}
