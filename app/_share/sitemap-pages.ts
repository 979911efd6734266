import { publicOrigin } from '@/lib/core/env';
import { LOCALES } from '@/lib/core/i18n/locales';
import { type SitemapPage, sitemapFiles } from '@/lib/feeds/sitemap';
import { type LastChange, lastChangeOf, listLastChanges } from '@/lib/ledger/last-changes/queries';
import {
  apiAddress,
  changesAddress,
  correctionsAddress,
  dataAddress,
  methodAddress,
  overviewAddress,
  type ProgrammePlace,
  pledgeAddress,
  pledgesAddress,
  principleAddress,
  themeAddress,
  updatesAddress,
} from '@/lib/programmes/addresses';
import { listProgrammes } from '@/lib/programmes/queries';
import type { Programme } from '@/lib/programmes/types';

function pageAt(addressOf: (locale: string) => string, changedAt: string | null): SitemapPage {
  const origin = publicOrigin();
  const addresses = LOCALES.map((locale) => [locale, `${origin}${addressOf(locale)}`]);
  return { addresses: Object.fromEntries(addresses), changedAt };
}

function newest(changes: readonly LastChange[]): string | null {
  return changes.reduce<string | null>(
    (last, { at }) => (last === null || (at ?? '') > last ? at : last),
    null,
  );
}

async function pagesOf(programme: Programme): Promise<SitemapPage[]> {
  const [changes, last] = await Promise.all([listLastChanges(programme.id), lastChangeOf(programme.id)]);
  const page = (addressOf: (place: ProgrammePlace) => string, changedAt: string | null) =>
    pageAt((locale) => addressOf({ locale, programme: programme.slug }), changedAt);
  return [
    page(overviewAddress, last),
    page((place) => pledgesAddress(place), last),
    page((place) => updatesAddress(place), last),
    page((place) => changesAddress(place), last),
    page(correctionsAddress, last),
    page(dataAddress, last),
    // These change with the software, not with what is published.
    page(apiAddress, null),
    page((place) => methodAddress(place), null),
    ...programme.principles.map(({ slug }) => {
      const own = changes.filter((change) => change.principle === slug);
      return page((place) => principleAddress(place, slug), newest(own));
    }),
    ...programme.themes.map(({ slug }) => {
      const own = changes.filter((change) => change.theme === slug);
      return page((place) => themeAddress(place, slug), newest(own));
    }),
    ...changes.map(({ slug, at }) => page((place) => pledgeAddress(place, slug), at)),
  ];
}

/**
 * Every page that search engines should know, by files. Pages of single entries of the ledger and lists by parameters are
 * left out: what they say stands on the others.
 */
export async function sitemapPages(): Promise<SitemapPage[][]> {
  const programmes = await listProgrammes();
  const own = await Promise.all(programmes.map(pagesOf));
  // With one programme the way in leads straight to it.
  const wayIn = programmes.length === 1 ? [] : [''];
  const site = [...wayIn, '/accessibility', '/privacy'].map((path) =>
    pageAt((locale) => `/${locale}${path}`, null),
  );
  return sitemapFiles([...own.flat(), ...site]);
}
