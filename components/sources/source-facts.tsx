import { useLocale, useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { ExternalLink } from '@/components/ui/external-link';
import { Instant } from '@/components/ui/plain-date';
import type { SourceAddress } from '@/lib/sources/types';

interface Props {
  readonly source: SourceAddress;
  readonly programme: string;
  readonly timeZone: string;
}

/** What the last visits to an address found. */
export function SourceFacts({ source, programme, timeZone }: Props) {
  const t = useTranslations('sources.one');
  const states = useTranslations('sources.desk.states');
  const locale = useLocale();
  const { fault, httpStatus, finalUrl, contentType, contentHash } = source;
  const when = (at: string | null) => (at === null ? t('never') : <Instant at={at} timeZone={timeZone} />);
  const answer = [
    httpStatus === null ? [] : t('status', { status: httpStatus }),
    fault === null ? [] : t(`faults.${fault}`),
  ].flat();
  const optional = [
    { key: 'answer', term: t('answer'), value: answer.join(', ') },
    { key: 'finalUrl', term: t('finalUrl'), value: finalUrl === source.url ? '' : (finalUrl ?? '') },
    { key: 'contentType', term: t('contentType'), value: contentType ?? '' },
    { key: 'contentHash', term: t('contentHash'), value: contentHash ?? '' },
  ].filter(({ value }) => value !== '');
  return (
    <DefinitionList
      items={[
        {
          key: 'address',
          term: t('address'),
          value: <ExternalLink href={source.url}>{source.url}</ExternalLink>,
        },
        { key: 'state', term: t('state'), value: states(source.state) },
        { key: 'since', term: t('since'), value: when(source.stateSince) },
        { key: 'checked', term: t('lastCheckedAt'), value: when(source.lastCheckedAt) },
        { key: 'alive', term: t('lastAliveAt'), value: when(source.lastAliveAt) },
        ...optional.map((item) => ({ ...item, value: <span className="wrap-anywhere">{item.value}</span> })),
        ...(source.pledges.length === 0
          ? []
          : [{ key: 'pledges', term: t('pledges'), value: <Pledges {...{ source, programme, locale }} /> }]),
      ]}
    />
  );
}

function Pledges({ source, programme, locale }: Pick<Props, 'source' | 'programme'> & { locale: string }) {
  return (
    <ul>
      {source.pledges.map((slug) => (
        <li key={slug}>
          <a href={`/${locale}/${programme}/pledges/${slug}`}>{slug}</a>
        </li>
      ))}
    </ul>
  );
}
