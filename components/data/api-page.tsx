import { useTranslations } from 'next-intl';
import { useQuantityTexts } from '@/components/pledges/quantity-texts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DataTable } from '@/components/ui/data-table';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import type { PlainDate } from '@/lib/core/plain-date';
import type { ApiDescription } from '@/lib/export/api-description';
import { dataAddress, type ProgrammePlace } from '@/lib/programmes/addresses';
import { Example } from './example';
import { OperationSection } from './operation-section';
import { SchemaTables } from './schema-tables';

/** A request, and the beginning of what it answers. */
export interface RealAnswer {
  readonly request: string;
  readonly answer: string;
}

interface Props {
  readonly place: ProgrammePlace;
  readonly description: ApiDescription;
  readonly today: PlainDate;
  readonly ledgerSeq: string;
  /** How often an address may ask within a minute; 0 as often as it likes. */
  readonly perMinute: number;
  /** By the id of the operation. */
  readonly examples: ReadonlyMap<string, RealAnswer>;
  readonly refusal: RealAnswer;
}

const DESCRIPTION = '/api/v1/openapi.json';

/** The description of the API for people: the same that programs are given. */
export function ApiPage({ place, description, today, ledgerSeq, perMinute, examples, refusal }: Props) {
  const t = useTranslations('api');
  const nav = useTranslations('site.nav');
  const { day } = useQuantityTexts();
  const state = { version: description.info.version, date: day(today), seq: ledgerSeq };
  return (
    <>
      <Breadcrumbs crumbs={[{ label: nav('data'), href: dataAddress(place) }]} />
      <PageHeading lead={t('lead')} title={t('title')}>
        <p className="mt-3 max-w-text text-muted">{t('state', state)}</p>
        <p className="mt-1 max-w-text">
          {t.rich('description', { address: DESCRIPTION, file: (text) => <a href={DESCRIPTION}>{text}</a> })}
        </p>
      </PageHeading>
      <Section id="basics" title={t('basics.title')}>
        <Basics perMinute={perMinute} />
      </Section>
      <Section id="addresses" title={t('addresses.title')}>
        <AddressList description={description} />
      </Section>
      {Object.entries(description.paths).map(([path, { get }]) => (
        <OperationSection
          example={examples.get(get.operationId) ?? null}
          key={path}
          operation={get}
          path={path}
        />
      ))}
      <Section id="errors" lead={t('errors.lead')} title={t('errors.title')}>
        <Example
          answer={refusal.answer}
          id="errors-example"
          request={`curl '${refusal.request}'`}
          title={t('errors.example')}
        />
      </Section>
      <Section id="schemas" title={t('schemas.title')}>
        <SchemaTables description={description} />
      </Section>
    </>
  );
}

function Basics({ perMinute }: { readonly perMinute: number }) {
  const t = useTranslations('api.basics');
  return (
    <ul className="max-w-text list-disc space-y-2 ps-5">
      <li>{t('reading')}</li>
      <li>{t('values')}</li>
      <li>{t('validators')}</li>
      <li>{perMinute > 0 ? t('limited', { count: perMinute }) : t('unlimited')}</li>
    </ul>
  );
}

function AddressList({ description }: { readonly description: ApiDescription }) {
  const t = useTranslations('api.addresses');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          key: 'address',
          head: t('address'),
          kind: 'name',
          className: 'w-1/2 wrap-anywhere',
          cell: ([path, { get }]) => <a href={`#${get.operationId}`}>{path}</a>,
        },
        { key: 'answers', head: t('answers'), cell: ([, { get }]) => get.summary },
      ]}
      id="api-addresses"
      isCaptionHidden
      rowKey={([path]) => path}
      rows={Object.entries(description.paths)}
    />
  );
}
