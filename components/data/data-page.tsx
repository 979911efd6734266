import { useTranslations } from 'next-intl';
import { useQuantityTexts } from '@/components/pledges/quantity-texts';
import { ExternalLink } from '@/components/ui/external-link';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import type { PlainDate } from '@/lib/core/plain-date';
import type { PledgeStanding } from '@/lib/pledges/types';
import { apiAddress, methodAddress, type ProgrammePlace } from '@/lib/programmes/addresses';
import type { KeptSnapshot } from '@/lib/snapshots/types';
import { METHOD_VERSION } from '@/lib/status/version';
import { AddressTable } from './address-table';
import { ColumnTables } from './column-tables';
import { ConditionalExample, Example } from './example';
import { FeedTable } from './feed-table';
import { FileTable } from './file-table';
import { LanguageTable } from './language-table';
import { SnapshotSection } from './snapshot-section';

/** Real answers, cut short, and the requests that get them. */
export interface Examples {
  readonly origin: string;
  /** The header and the first rows of figures.csv. */
  readonly csv: string;
  /** A pledge and the beginning of its JSON; null in an empty programme. */
  readonly pledge: { readonly slug: string; readonly json: string } | null;
}

interface Props {
  readonly place: ProgrammePlace;
  readonly today: PlainDate;
  readonly ledgerSeq: string;
  readonly pledges: readonly PledgeStanding[];
  readonly examples: Examples;
  readonly snapshots: readonly KeptSnapshot[];
  /** The programme's name. */
  readonly title: string;
  readonly paging: { readonly limit: number; readonly max: number };
}

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** What can be taken away: files, addresses for programs, the feeds, with real examples. */
export function DataPage({ place, today, ledgerSeq, pledges, examples, snapshots, title, paging }: Props) {
  const t = useTranslations('data');
  const { day } = useQuantityTexts();
  const state = {
    date: day(today),
    seq: ledgerSeq,
    version: METHOD_VERSION,
    pledges: pledges.length,
    targets: pledges.reduce((sum, pledge) => sum + pledge.targets.length, 0),
  };
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')}>
        <p className="mt-3 max-w-text text-muted">{t('state', state)}</p>
      </PageHeading>
      <Section id="files" lead={t('files.lead')} title={t('files.title')}>
        <FileTable place={place} />
      </Section>
      <SnapshotSection origin={examples.origin} place={place} snapshots={snapshots} title={title} />
      <Section id="columns" title={t('columns.title')}>
        <ColumnTables />
      </Section>
      <Section id="api" lead={t('api.lead')} title={t('api.title')}>
        <AddressTable place={place} slug={examples.pledge?.slug ?? null} />
        <p className="mt-3 max-w-text">{t('api.paging', paging)}</p>
        <p className="mt-3 max-w-text">
          <a href={apiAddress(place)}>{t('api.reference')}</a>
        </p>
      </Section>
      <Section id="examples" title={t('examples.title')}>
        <ExampleList examples={examples} place={place} />
      </Section>
      <Section id="feed" lead={t('feed.text')} title={t('feed.title')}>
        <FeedTable place={place} />
      </Section>
      <Section id="recompute" title={t('recompute.title')}>
        <p className="max-w-text">
          {t('recompute.text')} <a href={methodAddress(place)}>{t('recompute.method')}</a>
        </p>
      </Section>
      <Section id="languages" lead={t('languages.text')} title={t('languages.title')}>
        <LanguageTable pledges={pledges} />
      </Section>
      <Section id="licence" title={t('licence.title')}>
        <p className="max-w-text">
          {t('licence.text')} <ExternalLink href={LICENCE}>{t('licence.link')}</ExternalLink>
        </p>
      </Section>
    </>
  );
}

function ExampleList({ examples, place }: Pick<Props, 'examples' | 'place'>) {
  const t = useTranslations('data.examples');
  const { origin, csv, pledge } = examples;
  const file = `${origin}/export/${place.programme}/figures.csv`;
  const api = `${origin}/api/v1/programmes/${place.programme}`;
  return (
    <>
      <Example answer={csv} id="example-figures" request={`curl ${file}`} title={t('figures')} />
      {pledge && (
        <Example
          answer={pledge.json}
          id="example-pledge"
          request={`curl ${api}/pledges/${pledge.slug}`}
          title={t('json')}
        />
      )}
      <ConditionalExample url={file} />
    </>
  );
}
