import { headers } from 'next/headers';
import { z } from 'zod';
import { currentActor, requireActor } from '@/lib/accounts/session';
import type { Actor } from '@/lib/accounts/types';
import { now } from '@/lib/core/clock';
import { getPledgeDetail } from '@/lib/pledges/queries';
import type { PledgeDetail, TargetDetail } from '@/lib/pledges/types';
import type { Programme } from '@/lib/programmes/types';
import { viewDay } from '@/lib/programmes/view-day';

/** A form sent without scripts comes back through its page, which then must not lead away: what was typed would be lost. */
export async function isSentForm(): Promise<boolean> {
  const type = (await headers()).get('content-type') ?? '';
  return type.startsWith('multipart/form-data');
}

/** Who is at a page with a form: a visitor is led to signing in, but never away from a form that was just sent. */
export async function formActor(locale: string, path: string): Promise<Actor | null> {
  return (await isSentForm()) ? currentActor() : requireActor(locale, path);
}

/** Whether a part of an address can be the id of a figure. */
export function isFigureId(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

/** A pledge with one of its targets (null: the pledge as a whole), as they stand today. */
export async function standingAt(
  programme: Programme,
  slug: string,
  key: string | null,
): Promise<{ pledge: PledgeDetail; target: TargetDetail | null } | null> {
  const pledge = await getPledgeDetail(programme, slug, viewDay(programme, now(), null));
  if (!pledge) return null;
  const target = pledge.targets.find((one) => one.key === key) ?? null;
  return key !== null && target === null ? null : { pledge, target };
}
