import { connection } from 'next/server';
import { setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { BadAddress } from '@/components/ui/bad-address';
import { Main } from '@/components/ui/main';
import { setResponseStatus } from '@/lib/core/http-status';
import { isLocale, type Locale, localeOrDefault } from '@/lib/core/i18n/locales';
import { type ParameterProblem, type RawParameters, readPageParameters } from '@/lib/core/page-parameters';
import { noParameters } from './load-view';
import { MissingPage } from './missing-page';

export interface SitePageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<RawParameters>;
}

type SiteAddress =
  | { readonly kind: 'view'; readonly locale: Locale }
  | { readonly kind: 'missing'; readonly locale: Locale }
  | { readonly kind: 'bad'; readonly locale: Locale; readonly problems: readonly ParameterProblem[] };

/** Reads the address of a page that belongs to no programme and takes no parameters. */
export async function readSiteAddress({ params, searchParams }: SitePageProps): Promise<SiteAddress> {
  await connection();
  const { locale: asked } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  if (!isLocale(asked)) return { kind: 'missing', locale };
  const read = readPageParameters(await searchParams, noParameters());
  return read.ok ? { kind: 'view', locale } : { kind: 'bad', locale, problems: read.problems };
}

/** Such a page, or the one in its place with its real status. `path` is the page's own, below the language. */
export async function sitePage(
  props: SitePageProps,
  path: string,
  show: (locale: Locale) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  const address = await readSiteAddress(props);
  if (address.kind === 'missing') {
    return (
      <Main>
        <MissingPage locale={address.locale} programme={null} />
      </Main>
    );
  }
  if (address.kind === 'view') return <Main>{await show(address.locale)}</Main>;
  setResponseStatus(400);
  return (
    <Main>
      <BadAddress problems={address.problems} goOn={`/${address.locale}${path}`} />
    </Main>
  );
}
