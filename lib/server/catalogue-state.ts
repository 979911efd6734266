import { IMPORT_ACCOUNT } from '@/lib/accounts/import-account';
import type { Actor } from '@/lib/accounts/types';
import type { Db } from '@/lib/core/db';

/** The program's own account for what it finds out by itself: visits to sources. */
const KEEPER_ACTOR = {
  id: '00000000-0000-8000-8000-000000000002',
  name: 'Source check',
  role: 'admin',
} as const;

export async function ensureKeeperActor(on: Db): Promise<Actor> {
  await on.user.upsert({ where: { id: KEEPER_ACTOR.id }, create: KEEPER_ACTOR, update: {} });
  return KEEPER_ACTOR;
}

export async function ensureImportActor(on: Db): Promise<Actor> {
  await on.user.upsert({ where: { id: IMPORT_ACCOUNT.id }, create: IMPORT_ACCOUNT, update: {} });
  return IMPORT_ACCOUNT;
}

/** What of a programme is in the database already, whatever its state. */
export async function listCatalogued(on: Db, programme: string) {
  const pledges = await on.pledge.findMany({
    where: { programme: { slug: programme } },
    select: { slug: true },
  });
  const figures = await on.figure.findMany({
    where: { pledge: { programme: { slug: programme } } },
    select: { id: true },
  });
  return {
    hasProgramme: (await on.programme.count({ where: { slug: programme } })) > 0,
    hasRegions: (await on.region.count({ where: { programme: { slug: programme } } })) > 0,
    pledges: new Set(pledges.map(({ slug }) => slug)),
    figures: new Set(figures.map(({ id }) => id)),
  };
}
