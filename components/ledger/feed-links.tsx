import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { FEED_FORMATS, FEED_TYPES } from '@/lib/feeds/types';
import { feedAddress, type ProgrammePlace, type Query } from '@/lib/programmes/addresses';
import { subscribeAddress } from '@/lib/subscriptions/addresses';

interface Props {
  readonly place: ProgrammePlace;
  /** What it is a feed of. */
  readonly label: string;
  readonly query?: Query;
}

/** A feed in each of its formats, on one line, and the same by mail where the site sends it. */
export function FeedLinks({ place, label, query }: Props) {
  const t = useTranslations('feed');
  return (
    <>
      {t('of', { feed: label })}{' '}
      {FEED_FORMATS.map((format, index) => {
        const name = t(`format.${format}`);
        return (
          <Fragment key={format}>
            {index > 0 && ' · '}
            <a
              // Several feeds may stand on a page: in a list of its links, the format alone would not tell them apart.
              aria-label={t('inFormat', { feed: label, format: name })}
              className="whitespace-nowrap"
              href={feedAddress(place, format, query)}
              type={FEED_TYPES[format]}
            >
              {name}
            </a>
          </Fragment>
        );
      })}
      {place.isMailOffered === true && <MailLink place={place} label={label} query={query ?? {}} />}
    </>
  );
}

/** The way to the same updates by mail; none for those that mail does not tell apart. */
function MailLink({ place, label, query }: Required<Props>) {
  const t = useTranslations('subscriptions');
  const { theme, pledge, ...other } = query;
  const isOther = Object.values(other).some((value) => value !== null && value !== undefined);
  if (isOther) return null;
  const topic = { programme: place.programme, theme: textOf(theme), pledge: textOf(pledge) };
  if (topic.theme !== null && topic.pledge !== null) return null;
  return (
    <>
      {' · '}
      <a aria-label={t('linkOf', { topic: label })} href={subscribeAddress(place.locale, topic)}>
        {t('link')}
      </a>
    </>
  );
}

function textOf(value: Query[string]): string | null {
  return value === null || value === undefined ? null : String(value);
}
