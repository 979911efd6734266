import type { LocalizedText } from '@/lib/core/localized-text';
import type { Prisma } from '@/lib/core/prisma/client';
import type { NamedTopic } from './types';

/** What a row about a topic has to be read with. */
export const TOPIC_PARTS = {
  programme: { select: { slug: true, title: true } },
  theme: { select: { slug: true, title: true } },
  pledge: { select: { slug: true, title: true } },
} satisfies Prisma.SubscriptionInclude & Prisma.SubscriptionWishInclude;

type Row = Pick<
  Prisma.SubscriptionGetPayload<{ include: typeof TOPIC_PARTS }>,
  'id' | 'programme' | 'theme' | 'pledge'
>;

export function toNamedTopic({ id, programme, theme, pledge }: Row): NamedTopic {
  return {
    id,
    programme: programme.slug,
    theme: theme?.slug ?? null,
    pledge: pledge?.slug ?? null,
    programmeTitle: programme.title as LocalizedText,
    part: ((theme ?? pledge)?.title ?? null) as LocalizedText | null,
  };
}
