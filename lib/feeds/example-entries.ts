import { createTranslator } from 'next-intl';
import type { Json } from '@/lib/core/canonical-json';
import { formatDate } from '@/lib/core/i18n/format';
import { messagesOf } from '@/lib/core/i18n/messages';
import { plainDate } from '@/lib/core/plain-date';
import type { LedgerEntry } from '@/lib/ledger/types';
import { examplePledge, exampleStanding, exampleTarget } from '@/lib/pledges/example-standing';
import type { Programme } from '@/lib/programmes/types';
import { feedNames } from './feed-names';
import type { FeedLanguage } from './figure-words';
import type { FeedFilter } from './updates-feed';

/** English, with plain numbers. */
export const language: FeedLanguage = {
  locale: 'en',
  t: createTranslator({ locale: 'en', messages: messagesOf('en'), namespace: 'feed' }),
  date: (day) => formatDate(day, 'en'),
  quantity: (value, unit, qualifier) => [qualifier, value, unit].filter((part) => part !== null).join(' '),
};

const programme: Programme = {
  id: 'programme',
  slug: 'p',
  title: { en: 'A & B <programme>', kk: 'Бағдарлама' },
  promiser: { en: 'Someone' },
  office: { en: 'President' },
  country: 'KZ',
  timeZone: 'Asia/Almaty',
  announcedOn: plainDate('2022-10-26'),
  electedOn: null,
  startsOn: plainDate('2022-11-26'),
  endsOn: plainDate('2029-11-26'),
  note: null,
  reviewPolicy: 'one_person',
  isImported: true,
  principles: [{ slug: 'fair-state', title: { en: 'A fair state' } }],
  themes: [{ slug: 'health', title: { en: 'Health' }, principle: 'fair-state' }],
  regions: [{ code: 'KZ-10', name: { en: 'Abai & region' }, short: null, row: 1, column: 1 }],
  documents: [],
};

const pledges = [
  examplePledge(
    [
      exampleStanding(exampleTarget({ key: 'homes', metric: { en: 'New housing' }, kind: 'total' })),
      exampleStanding(exampleTarget({ key: 'law', metric: { en: 'A law' }, kind: 'milestone', stages: 3 })),
      exampleStanding(exampleTarget({ key: 'loans', metric: { en: 'Cheap loans' }, kind: 'maintain' })),
    ],
    { slug: 'housing', title: { en: 'Build homes' } },
  ),
];
export const names = feedNames(programme, pledges);

const FIGURE = {
  id: 'f',
  pledge: 'housing',
  target: 'homes',
  shape: 'amount',
  role: 'counted',
  value: '20100000',
  unit: 'm2',
  from: '2025-01-01',
  to: '2025-12-31',
  on: null,
  qualifier: null,
  note: { en: 'Preliminary.' },
  dateNote: null,
  reason: null,
  supersedes: null,
  sources: [
    {
      url: 'https://stat.example/?a=1&b=2',
      publisher: 'Bureau',
      publishedOn: '2026-01-13',
      kind: 'official',
    },
  ],
};

/** An entry about a published figure, but for the differences. */
export function entry(
  differences: Partial<LedgerEntry> = {},
  content: { [key: string]: Json } = {},
): LedgerEntry {
  return {
    seq: '297',
    at: '2026-11-21T18:21:23.498Z',
    kind: 'figure_published',
    actor: 'Aigerim',
    actorId: 'a',
    approver: null,
    approverId: null,
    programme: 'p',
    pledge: 'housing',
    target: 'homes',
    figure: 'f',
    content: { ...FIGURE, ...content },
    prevHash: '0'.repeat(64),
    hash: 'ab'.repeat(32),
    ...differences,
  };
}

export const ALL: FeedFilter = { pledge: null, theme: null, principle: null, kind: null };
export const ORIGIN = 'https://pledges.example.org';
