import { useTranslations } from 'next-intl';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeading } from '@/components/ui/page-heading';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { IMPORT_ACCOUNT } from '@/lib/accounts/import-account';
import type { FeedNames } from '@/lib/feeds/feed-names';
import type { FieldChange } from '@/lib/ledger/entry-changes';
import type { LedgerEntry } from '@/lib/ledger/types';
import { type ProgrammePlace, pledgeAddress, updatesAddress } from '@/lib/programmes/addresses';
import { EntryChanges } from './entry-changes';
import { EntryContent } from './entry-content';
import { useEntrySentence } from './entry-summary';

interface Props {
  readonly entry: LedgerEntry;
  /** Against what it corrects or revises; null where it is the first of its kind. */
  readonly changes: readonly FieldChange[] | null;
  /** The entries of the programme next to it. */
  readonly older: LedgerEntry | null;
  readonly newer: LedgerEntry | null;
  readonly names: FeedNames;
  readonly place: ProgrammePlace;
}

/** One entry of the ledger, whole: what, when, who, its content and its place in the chain. */
export function EntryPage({ entry, changes, older, newer, names, place }: Props) {
  const t = useTranslations('updates.entry');
  return (
    <>
      <Breadcrumbs crumbs={[{ href: updatesAddress(place), label: t('all') }]} />
      <PageHeading kicker={t('kicker', { seq: entry.seq })} title={useEntrySentence()({ entry, names })} />
      <EntryFacts entry={entry} names={names} place={place} />
      {changes !== null && (
        <Section id="changes" lead={t('changesLead')} title={t('changes')}>
          <EntryChanges changes={changes} />
        </Section>
      )}
      <Section id="entry-content" lead={t('contentLead')} title={t('content')}>
        <EntryContent content={entry.content} />
      </Section>
      <Section id="proof" lead={t('proofLead')} title={t('proof')}>
        <DefinitionList
          items={[
            { key: 'hash', term: t('hash'), value: <Hash text={entry.hash} /> },
            { key: 'prevHash', term: t('prevHash'), value: <Hash text={entry.prevHash} /> },
          ]}
        />
      </Section>
      <nav aria-label={t('neighbours')} className="mt-8 flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        {older && (
          <a href={updatesAddress(place, older.seq)} rel="prev">
            {t('older', { seq: older.seq })}
          </a>
        )}
        {newer && (
          <a href={updatesAddress(place, newer.seq)} rel="next">
            {t('newer', { seq: newer.seq })}
          </a>
        )}
        <a href={updatesAddress(place)}>{t('all')}</a>
      </nav>
    </>
  );
}

function Hash({ text }: { readonly text: string }) {
  return <code className="font-mono text-small break-all">{text}</code>;
}

function EntryFacts({ entry, names, place }: Pick<Props, 'entry' | 'names' | 'place'>) {
  const t = useTranslations('updates.entry');
  const kinds = useTranslations('feed.kind');
  const pledge = names.pledges.get(entry.pledge ?? '');
  const target = pledge?.targets.get(entry.target ?? '');
  return (
    <DefinitionList
      items={[
        { key: 'kind', term: t('kind'), value: kinds(entry.kind) },
        {
          key: 'at',
          term: t('at'),
          value: <Instant at={entry.at} timeZone={names.programme.timeZone} />,
        },
        { key: 'actor', term: t('actor'), value: entry.actor },
        {
          key: 'approver',
          term: t('approver'),
          value: entry.approver ?? t(entry.actorId === IMPORT_ACCOUNT.id ? 'imported' : 'noApprover'),
        },
        ...(pledge && entry.pledge
          ? [
              {
                key: 'pledge',
                term: t('pledge'),
                value: (
                  <a href={pledgeAddress(place, entry.pledge)}>
                    <TextInLanguage text={pledge.title} />
                  </a>
                ),
              },
            ]
          : []),
        ...(target && entry.pledge && entry.target
          ? [
              {
                key: 'target',
                term: t('target'),
                value: (
                  <a href={`${pledgeAddress(place, entry.pledge)}#${entry.target}`}>
                    <TextInLanguage text={target.metric} />
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
