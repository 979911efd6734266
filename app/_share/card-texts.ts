import { createTranslator } from 'next-intl';
import { barParts } from '@/components/dashboard/bar-parts';
import { formatDate } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import type { CardTexts } from '@/lib/export/cards/share-card';
import { type FindingTexts, findingSentence, pledgeFinding } from '@/lib/pledges/finding';
import { countStandings } from '@/lib/pledges/standing-counts';
import type { PledgeStanding } from '@/lib/pledges/types';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { STATUS_GROUPS } from '@/lib/status/types';

/** What a card speaks of: a programme on a day, in a language. */
export interface CardPlace {
  readonly locale: Locale;
  readonly programme: Programme;
  readonly day: ViewDay;
}

/** A principle or theme. */
export interface CardOfPart {
  readonly kind: 'principle' | 'theme';
  readonly title: LocalizedText;
}

function translatorsOf(locale: Locale) {
  const messages = messagesOf(locale);
  return {
    share: createTranslator({ locale, messages, namespace: 'share' }),
    site: createTranslator({ locale, messages, namespace: 'site' }),
    status: createTranslator({ locale, messages, namespace: 'status' }),
    dashboard: createTranslator({ locale, messages, namespace: 'dashboard' }),
    part: createTranslator({ locale, messages, namespace: 'pledges.part' }),
    pledge: createTranslator({ locale, messages, namespace: 'pledge' }),
  };
}

/** What findings are worded with outside of a page. */
export function findingTextsOf(locale: Locale): FindingTexts {
  const messages = messagesOf(locale);
  return {
    locale,
    t: createTranslator({ locale, messages, namespace: 'status' }),
    units: createTranslator({ locale, messages, namespace: 'units' }),
  };
}

/** The finding about a pledge with the target that it is of, as a sentence without a full stop. */
export function findingOf(pledge: PledgeStanding, locale: Locale): string {
  const texts = findingTextsOf(locale);
  return findingSentence({ ...pledgeFinding(pledge, texts), text: findingText(pledge, texts) }, texts);
}

function findingText(pledge: PledgeStanding, texts: FindingTexts): string {
  const { text, metric } = pledgeFinding(pledge, texts);
  return metric === null ? text : `${text} (${inLanguage(metric, texts.locale).text})`;
}

/** How many pledges fall into which group, as a sentence. */
export function countsOf(pledges: readonly PledgeStanding[], locale: Locale): string {
  const { dashboard } = translatorsOf(locale);
  const { total, groups } = countStandings(pledges);
  if (total === 0) return dashboard('noPledges');
  const plain = (chunks: string) => chunks;
  return dashboard.markup('finding', {
    total,
    fulfilled: groups.fulfilled,
    onCourse: groups.on_course,
    inTrouble: groups.in_trouble,
    notYetKnown: groups.not_yet_known,
    toAll: plain,
    toFulfilled: plain,
    toOnCourse: plain,
    toInTrouble: plain,
    toNotYetKnown: plain,
  });
}

function foot({ locale, day }: CardPlace): Pick<CardTexts, 'site' | 'asOf'> {
  const { share, site } = translatorsOf(locale);
  return { site: site('name'), asOf: share('asOf', { date: formatDate(day.on, locale) }) };
}

/** The words of a pledge's card. */
export function pledgeCard(place: CardPlace, pledge: PledgeStanding): CardTexts {
  const { locale, programme } = place;
  const t = translatorsOf(locale);
  const text = findingText(pledge, findingTextsOf(locale));
  return {
    kicker: t.share('kicker', {
      kind: t.pledge('kicker'),
      programme: inLanguage(programme.title, locale).text,
    }),
    title: inLanguage(pledge.title, locale).text,
    status: { status: pledge.status, group: pledge.group, name: t.status(`name.${pledge.status}`) },
    finding: `${text.charAt(0).toLocaleUpperCase(locale)}${text.slice(1)}.`,
    parts: [],
    ...foot(place),
  };
}

/** The words of a pledge's badge. */
export function badgeTexts(place: CardPlace, pledge: PledgeStanding) {
  const { site, title, status, asOf } = pledgeCard(place, pledge);
  const { share } = translatorsOf(place.locale);
  const name = status?.name ?? '';
  return { site, status: name, group: pledge.group, title: share('badge', { title, status: name, asOf }) };
}

/** The words of a programme's card, or of a principle's or theme's with the pledges of it. */
export function countsCard(
  place: CardPlace,
  pledges: readonly PledgeStanding[],
  part: CardOfPart | null,
): CardTexts {
  const { locale, programme } = place;
  const t = translatorsOf(locale);
  const title = inLanguage(programme.title, locale).text;
  const { groups } = countStandings(pledges);
  const shares = barParts(groups);
  return {
    kicker: part
      ? t.share('kicker', { kind: t.part(`kicker.${part.kind}`), programme: title })
      : inLanguage(programme.promiser, locale).text,
    title: part ? inLanguage(part.title, locale).text : title,
    status: null,
    finding: countsOf(pledges, locale),
    parts: STATUS_GROUPS.map((group) => ({
      group,
      name: t.status(`group.${group}`),
      count: String(groups[group]),
      ...(shares.find((share) => share.group === group) ?? { start: 0, share: 0 }),
    })),
    ...foot(place),
  };
}
