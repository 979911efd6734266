import { useTranslations } from 'next-intl';
import { ExternalLink } from '@/components/ui/external-link';
import { Day } from '@/components/ui/plain-date';
import type { SourceMark as Mark } from '@/lib/sources/types';

/** What is known of a source's address, below its name: when it was last seen, whether it changed or is gone, its copy. */
export function SourceMark({ mark }: { readonly mark: Mark | undefined }) {
  const t = useTranslations('sources.mark');
  if (mark === undefined) return null;
  return (
    <span className="block text-small text-muted">
      <MarkWords mark={mark} />
      {mark.archiveUrl && (
        <>
          {' '}
          <ExternalLink href={mark.archiveUrl}>{t('archive')}</ExternalLink>
        </>
      )}
    </span>
  );
}

function MarkWords({ mark: { state, lastSeenOn, since } }: { readonly mark: Mark }) {
  const t = useTranslations('sources.mark');
  const seen = lastSeenOn && t.rich('seen', { date: () => <Day on={lastSeenOn} /> });
  if (state === 'alive') return seen;
  if (state === 'refused') {
    return (
      <>
        {t('refused')} {seen}
      </>
    );
  }
  if (state === null || since === null) return null;
  const key = state === 'dead' && lastSeenOn === null ? 'never' : state;
  return (
    <>
      <strong className="text-ink">{t.rich(key, { date: () => <Day on={since} /> })}</strong> {seen}
    </>
  );
}
