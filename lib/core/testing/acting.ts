import type { Actor, Role } from '@/lib/accounts/types';
import type { PrismaClient } from '@/lib/core/prisma/client';

/** Where an action led, thrown in place of Next's own redirect. */
export class Redirected extends Error {
  constructor(readonly to: string) {
    super(`redirected to ${to}`);
  }
}

/** Everybody that a row may meet: strangers to it by role, and its author in each role. */
export const WHO = [
  'visitor',
  'disabled',
  'editor',
  'reviewer',
  'admin',
  'own_editor',
  'own_reviewer',
  'own_admin',
] as const;
export type Who = (typeof WHO)[number];

export type People = Readonly<Record<Exclude<Who, 'visitor'>, Actor>>;

/** An account in the database. */
export async function makePerson(
  db: PrismaClient,
  name: string,
  role: Role,
  disabledAt: Date | null = null,
): Promise<Actor> {
  const data = { role, name, email: `${name}@example.org`, passwordHash: 'unused', disabledAt };
  const { id } = await db.user.create({ data });
  return { id, name, role };
}

/** One account of each kind. The disabled one was an administrator. */
export async function makePeople(db: PrismaClient): Promise<People> {
  const made: [string, Actor][] = [];
  for (const who of WHO) {
    if (who === 'visitor') continue;
    const person =
      who === 'disabled'
        ? await makePerson(db, who, 'admin', new Date(0))
        : await makePerson(db, who, who.replace('own_', '') as Role);
    made.push([who, person]);
  }
  return Object.fromEntries(made) as Record<Exclude<Who, 'visitor'>, Actor>;
}

/** A form as a browser would send it. */
export function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

interface Answer {
  readonly refusals: readonly { readonly code: string }[];
}

/** How an action went: `done`, or the codes of what was refused. */
export async function outcomeOf(work: () => Promise<Answer | undefined>): Promise<string> {
  try {
    const answer = await work();
    const codes = answer?.refusals.map(({ code }) => code) ?? [];
    return codes.length === 0 ? 'done' : [...new Set(codes)].join(' ');
  } catch (error) {
    if (!(error instanceof Redirected)) throw error;
    // A form without a state refuses by leading to the sign-in page, or to one that names the trouble.
    if (/\/sign-in(\?next|$)/.test(error.to)) return 'sign_in';
    return /[?&]problem=(\w+)/.exec(error.to)?.[1] ?? 'done';
  }
}

/** Counters and logs of attempts: they change also when nothing is done. */
const ASIDE = ['rate_limit', 'sign_in', '_prisma_migrations'];

/** What stands in every table, as text: the same before and after means that nothing was written. */
export async function everythingIn(db: PrismaClient): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND NOT tablename = ANY(${ASIDE}) ORDER BY 1`;
  // Each row carries the number of the transaction that wrote it: sums of those tell any change without reading the rows.
  const parts = tables.map(
    ({ name }) => `(SELECT concat(count(*), ':', sum(xmin::text::bigint)) FROM ${name})`,
  );
  const [row] = await db.$queryRawUnsafe<{ rows: string }[]>(
    `SELECT concat_ws(' ', ${parts.join(', ')}) AS rows`,
  );
  return row?.rows ?? '';
}
