import { connection } from 'next/server';
import { setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { isSlug } from '@/lib/core/http';
import { isLocale, type Locale, localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';
import { type ParameterProblem, type RawParameters, readPageParameters } from '@/lib/core/page-parameters';
import type { PlainDate } from '@/lib/core/plain-date';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';
import { asOfParameter } from '@/lib/programmes/view-parameters';

export interface ProgrammeParams {
  readonly locale: string;
  readonly programme: string;
}

export interface PageProps<Params extends ProgrammeParams = ProgrammeParams> {
  readonly params: Promise<Params>;
  readonly searchParams: Promise<RawParameters>;
}

/** What every page of a programme knows. */
export interface View<Query> {
  readonly kind: 'view';
  readonly locale: Locale;
  readonly programme: Programme;
  readonly today: PlainDate;
  /** The day the page speaks of, and what the address asked for. */
  readonly day: ViewDay;
  readonly query: Query;
  /** Where links of this page start from; they keep the day. */
  readonly place: ProgrammePlace;
}

/** Why a page cannot be shown: nothing is at the address, or its parameters are wrong. */
export type Refused =
  | { readonly kind: 'missing'; readonly locale: Locale; readonly programme: Programme | null }
  | {
      readonly kind: 'bad';
      readonly locale: Locale;
      readonly programme: Programme;
      readonly problems: readonly ParameterProblem[];
    };

/** The programme at an address, read once a request. */
export const programmeAt = cache(async (slug: string): Promise<Programme | null> => {
  await connection();
  return isSlug(slug) ? getProgramme(slug) : null;
});

/** All pledges with their standing, read once a request. */
export const standingsOf = cache((programme: Programme, on: PlainDate, isAsOf: boolean) =>
  listPledgeStandings(programme, { on, isAsOf }),
);

/**
 * Reads what a page of a programme needs from its address. `schemaOf` tells which parameters the page has; where it is
 * left out the page has `asOf` only.
 */
export async function loadView(props: PageProps): Promise<View<{ asOf: PlainDate | null }> | Refused>;
export async function loadView<Shape extends z.ZodRawShape>(
  props: PageProps,
  schemaOf: (programme: Programme, today: PlainDate) => z.ZodObject<Shape>,
): Promise<View<z.output<z.ZodObject<Shape>>> | Refused>;
export async function loadView(
  { params, searchParams }: PageProps,
  schemaOf: (programme: Programme, today: PlainDate) => z.ZodObject = onlyAsOf,
): Promise<View<object> | Refused> {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const programme = isLocale(asked) ? await programmeAt(slug) : null;
  if (programme === null) return { kind: 'missing', locale, programme };
  const today = viewDay(programme, now(), null).on;
  const read = readPageParameters(await searchParams, schemaOf(programme, today));
  if (!read.ok) return { kind: 'bad', locale, programme, problems: read.problems };
  // Pages that have this parameter have it from `asOfParameter`.
  const { asOf = null } = read.value as { asOf?: PlainDate | null };
  const day = viewDay(programme, now(), asOf);
  const place = { locale, programme: programme.slug, asOf, isMailOffered: isMailConfigured() };
  return { kind: 'view', locale, programme, today, day, query: read.value, place };
}

/** The parameters of pages that always speak of today, as the ledger and the method do. */
export function noParameters() {
  return z.object({});
}

function onlyAsOf(programme: Programme, today: PlainDate) {
  return z.object({ asOf: asOfParameter(programme, today) });
}
