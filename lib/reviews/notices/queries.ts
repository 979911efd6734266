import { canSignIn } from '@/lib/accounts/queries';
import { type Db, db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/core/localized-text';

/** What the author of a figure has to hear about its return. */
export interface Return {
  readonly to: string;
  readonly name: string;
  readonly reviewer: string;
  readonly reason: string;
  readonly programme: string;
  readonly pledge: LocalizedText;
}

/** The last return of a figure that is still with its author; null when there is none, or the author cannot sign in. */
export async function getReturn(figureId: string, on: Db = db()): Promise<Return | null> {
  const figure = await on.figure.findFirst({
    where: { id: figureId, state: 'returned', recordedBy: canSignIn() },
    select: {
      recordedBy: { select: { email: true, name: true } },
      pledge: { select: { title: true, programme: { select: { slug: true } } } },
      events: {
        where: { kind: 'returned' },
        orderBy: { id: 'desc' },
        take: 1,
        select: { reason: true, actor: { select: { name: true } } },
      },
    },
  });
  const event = figure?.events[0];
  if (!figure?.recordedBy.email || !event) return null;
  return {
    to: figure.recordedBy.email,
    name: figure.recordedBy.name,
    reviewer: event.actor.name,
    reason: event.reason ?? '',
    programme: figure.pledge.programme.slug,
    pledge: figure.pledge.title as LocalizedText,
  };
}
