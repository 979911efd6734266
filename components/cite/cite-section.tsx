import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { formatDate, formatDayAfterYear } from '@/lib/core/i18n/format';
import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';
import { bibtex } from '@/lib/export/bibtex';
import { LICENCE } from '@/lib/export/data-package';
import { type ProgrammePlace, updatesAddress } from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';
import { METHOD_VERSION } from '@/lib/status/version';
import { CopyButton } from './copy-button';

/** What a page was made from. */
export interface PageRecord {
  /** Where the public finds the site, without a slash at the end. */
  readonly origin: string;
  /** The newest entry of the ledger about the programme; null while there is none. */
  readonly seq: string | null;
}

/** A page to be cited. */
export interface CitedPage {
  readonly title: LocalizedText;
  readonly slug: string;
  readonly programme: Programme;
  /** The day that the page speaks of. */
  readonly on: PlainDate;
  /** Its address as of that day, from the root of the site. */
  readonly address: string;
  readonly place: ProgrammePlace;
  readonly record: PageRecord;
}

/** The state that a page on paper shows, above everything else: paper does not tell when it was printed. */
export function PaperHead({ on, record }: Pick<CitedPage, 'on' | 'record'>) {
  const t = useTranslations('cite');
  return (
    <p className="mb-4 hidden text-small print:block">
      {t('paper', { date: formatDate(on, useLocale()), seq: record.seq ?? '0', version: METHOD_VERSION })}
    </p>
  );
}

/** How to cite a page, with its permanent address and the ledger entry that tells which state of the record was read. */
export function CiteSection(page: CitedPage) {
  const t = useTranslations('cite');
  const { origin } = page.record;
  const { address, entry, entries } = useCitation(page);
  return (
    <Section id="cite" title={t('title')}>
      <dl className="grid max-w-text gap-4">
        <Item id="cite-apa" name={t('apa')}>
          <Apa {...page} />
        </Item>
        <Item className="print:hidden" id="cite-bibtex" name={t('bibtex')}>
          <pre className="font-mono text-small whitespace-pre-wrap wrap-anywhere">{entries}</pre>
        </Item>
        <Item id="cite-address" name={t('address')}>
          <a className="wrap-anywhere" href={page.address}>
            {address}
          </a>
        </Item>
      </dl>
      <p className="mt-4 max-w-text text-small text-muted">
        {t('how', { date: formatDate(page.on, useLocale()) })}
        {entry !== null && (
          <>
            {' '}
            {t('entry')}{' '}
            <a className="wrap-anywhere" href={entry.slice(origin.length)}>
              {entry}
            </a>
          </>
        )}
      </p>
      <p className="mt-2 max-w-text text-small text-muted">
        {t('licence')}{' '}
        <a href={LICENCE.path} lang="en" rel="external license noopener noreferrer">
          {LICENCE.title}
        </a>
      </p>
    </Section>
  );
}

function Item({
  id,
  name,
  className,
  children,
}: {
  readonly id: string;
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={className}>
      <dt className="flex flex-wrap items-baseline justify-between gap-x-4 text-small text-muted">
        {name}
        <CopyButton of={id} name={name} />
      </dt>
      <dd className="mt-1 border-s-4 border-line ps-4" id={id}>
        {children}
      </dd>
    </div>
  );
}

/** In the style of the American Psychological Association: who, when, what, where. */
function Apa(page: CitedPage) {
  const site = useTranslations('site');
  const { address, details } = useCitation(page);
  return (
    <span className="wrap-anywhere">
      {site('name')}. ({formatDayAfterYear(page.on, useLocale())}).{' '}
      <cite>
        <TextInLanguage text={page.title} />
      </cite>{' '}
      [{details}]. {address}
    </span>
  );
}

function useCitation({ title, slug, programme, on, address: path, place, record }: CitedPage) {
  const t = useTranslations('cite');
  const site = useTranslations('site');
  const locale = useLocale();
  const address = `${record.origin}${path}`;
  const entry = record.seq === null ? null : `${record.origin}${updatesAddress(place, record.seq)}`;
  const shown = inLanguage(title, locale);
  const parts = { seq: record.seq ?? '0', version: METHOD_VERSION };
  const details =
    slug === programme.slug
      ? t('details', parts)
      : t('detailsOf', { ...parts, programme: inLanguage(programme.title, locale).text });
  const entries = bibtex({
    key: `${slug}-${on}`,
    title: shown.text,
    language: shown.lang,
    author: site('name'),
    day: on,
    note: entry === null ? details : `${details}; ${entry}`,
    url: address,
  });
  return { address, entry, details, entries };
}
