import type { Locale } from '@/lib/core/i18n/locales';
import type { LocalizedText } from '@/lib/core/localized-text';

/** How often a subscriber is written to: within a minute of a publication, or on Monday morning. */
export const FREQUENCIES = ['instantly', 'weekly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What updates are about: a programme, or one theme or pledge of it. Slugs. */
export interface Topic {
  readonly programme: string;
  readonly theme: string | null;
  readonly pledge: string | null;
}

/** A topic by the names of what it is about; `part` is the title of the theme or pledge. */
export interface NamedTopic extends Topic {
  readonly id: string;
  readonly programmeTitle: LocalizedText;
  readonly part: LocalizedText | null;
}

/** What the address in a confirmation mail leads to. */
export type ConfirmationState =
  | {
      readonly state: 'valid';
      readonly email: string;
      readonly frequency: Frequency;
      /** Everything that waits for this address to be confirmed. */
      readonly wishes: readonly NamedTopic[];
    }
  | { readonly state: 'unknown' };

/** A subscriber, for themselves. */
export interface SubscriberView {
  readonly email: string;
  readonly locale: Locale;
  readonly frequency: Frequency;
  readonly isSuspended: boolean;
  readonly topics: readonly NamedTopic[];
}

/** How many there are, for the desk: nobody's address. */
export interface SubscriptionCounts {
  readonly instantly: number;
  readonly weekly: number;
  readonly suspended: number;
  readonly unconfirmed: number;
  /** Subscribers by language. */
  readonly locales: Readonly<Record<Locale, number>>;
  /** Subscriptions by what they are about. */
  readonly programmes: number;
  readonly themes: number;
  readonly pledges: number;
  /** Mails of the last seven days, and those that were begun and not taken yet. */
  readonly sent: number;
  readonly unsent: number;
}
