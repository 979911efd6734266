import { useTranslations } from 'next-intl';
import { SourceMark } from '@/components/sources/source-mark';
import { ExternalLink } from '@/components/ui/external-link';
import { OwnWords } from '@/components/ui/own-words';
import { PartialDay } from '@/components/ui/plain-date';
import type { PledgeSource } from '@/lib/pledges/types';
import type { SourceMarks } from '@/lib/sources/types';
import { NoteText } from './note-text';
import { hostOf } from './source-link';

interface Props {
  readonly sources: readonly PledgeSource[];
  /** What is known of their addresses. */
  readonly marks: SourceMarks;
}

/** Where a pledge was read: documents with their line, addresses with their date, and notes on how they can be read. */
export function PledgeSources({ sources, marks }: Props) {
  const t = useTranslations('pledge.sources');
  if (sources.length === 0) return <p>{t('none')}</p>;
  return (
    <ol className="max-w-text list-decimal ps-6">
      {sources.map((source) => (
        <li className="mt-3 first:mt-0" key={`${source.document?.key}-${source.line}-${source.url}`}>
          <SourceName source={source} />
          <SourceMark mark={marks.get(source.document?.url ?? source.url ?? '')} />
          {source.note && (
            <p className="text-small text-muted">
              <NoteText text={source.note} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function SourceName({ source }: { readonly source: PledgeSource }) {
  const t = useTranslations('pledge.sources');
  const { document, line, url, publishedOn } = source;
  const date = publishedOn && <PartialDay on={publishedOn} />;
  if (document === null) {
    return (
      <p>
        {url && <ExternalLink href={url}>{t('report', { host: hostOf(url) })}</ExternalLink>},{' '}
        {date ?? t('undated')}
      </p>
    );
  }
  const address = document.url ?? url;
  return (
    <p>
      {address ? (
        <ExternalLink href={address}>
          <OwnWords>{document.title}</OwnWords>
        </ExternalLink>
      ) : (
        <cite lang="und">{document.title}</cite>
      )}
      , <OwnWords>{document.publisher}</OwnWords>
      {line !== null && `, ${t('line', { line })}`}
      {date && <>, {date}</>}{' '}
      <span className="text-small text-muted wrap-anywhere">({t('document', { key: document.key })})</span>
      {document.url && url && (
        <>
          {'; '}
          <ExternalLink href={url}>{hostOf(url)}</ExternalLink>
        </>
      )}
    </p>
  );
}
