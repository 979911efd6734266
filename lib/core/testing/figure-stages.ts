import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/accounts/types';
import type { PrismaClient } from '@/lib/core/prisma/client';
import type { FigureInput } from '@/lib/figures/schema';
import {
  approveFigure,
  retractFigure,
  returnFigure,
  saveDraft,
  submitFigure,
  withdrawFigure,
} from '@/lib/reviews/mutations';

/** Where a figure can stand on its way; `withdrawn` is a draft that was submitted once. */
export const FIGURE_STAGES = [
  'draft',
  'submitted',
  'returned',
  'withdrawn',
  'published',
  'corrected',
  'retracted',
] as const;
export type FigureStage = (typeof FIGURE_STAGES)[number];

export const BACKGROUND_PROGRAMME = 'fair-kazakhstan-2022';

/** Pledges without targets, taken in turn: each check reads all figures of its pledge. */
const PLEDGES = [
  'political-reforms-systematic',
  'strengthen-new-rights-bodies',
  'political-pluralism',
  'kurultai-and-public-councils',
  'democratic-rule-of-law-state',
  'media-unions-ngos-role',
  'open-balanced-decisions',
  'public-service-quality',
  'merit-based-civil-service',
  'end-repressive-criminal-methods',
  'modern-civil-proceedings',
  'pretrial-and-party-separation',
];
const FIRST_DAY = Date.parse('2022-11-27');
const DAY_MS = 86_400_000;
let made = 0;

/** Background on a pledge without targets: it collides with nothing. A day of its own tells each from the others. */
export function background(pledge?: string): FigureInput {
  const on = new Date(FIRST_DAY + made * DAY_MS).toISOString().slice(0, 10);
  const next = PLEDGES[made % PLEDGES.length] ?? '';
  made += 1;
  return {
    id: randomUUID(),
    programme: BACKGROUND_PROGRAMME,
    pledge: pledge ?? next,
    shape: 'reading',
    role: 'context',
    value: '7',
    unit: 'count',
    on,
    sources: [{ url: 'https://example.org/a', publisher: 'Bureau', kind: 'government' }],
  };
}

/** The value of a result that has to be one. */
export async function must<T>(
  result: Promise<{ ok: true; value: T } | { ok: false; refusals: readonly unknown[] }>,
) {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusals));
  return settled.value;
}

/** The version of a figure's row; 0 where there is none. */
export async function versionOf(db: PrismaClient, id: string): Promise<number> {
  return (await db.figure.findUnique({ where: { id }, select: { version: true } }))?.version ?? 0;
}

/** A new figure of that author in that state; `second` decides where another person has to. */
export async function figureIn(
  db: PrismaClient,
  state: FigureStage,
  author: Actor,
  second: Actor,
): Promise<FigureInput> {
  const figure = background();
  const id = figure.id ?? '';
  if (state === 'draft') {
    const place = { programme: BACKGROUND_PROGRAMME, pledge: figure.pledge, target: null, corrects: null };
    await must(saveDraft(db, author, { ...place, id, version: 0, typed: { value: '7' } }));
    return figure;
  }
  await must(submitFigure(db, author, figure));
  const version = await versionOf(db, id);
  if (state === 'returned') await must(returnFigure(db, second, { id, version, reason: 'Look again.' }));
  if (state === 'withdrawn') await must(withdrawFigure(db, author, id));
  if (!['published', 'corrected', 'retracted'].includes(state)) return figure;
  await must(approveFigure(db, second, { id, version, basedOn: null }));
  const reason = { en: 'A misprint.' };
  if (state === 'retracted') {
    await must(retractFigure(db, second, { programme: BACKGROUND_PROGRAMME, id, reason }));
  }
  if (state === 'corrected') {
    const better = { ...background(figure.pledge), on: figure.on ?? null, value: '8', corrects: id, reason };
    await must(submitFigure(db, author, better));
    await must(approveFigure(db, second, { id: better.id ?? '', version: 1, basedOn: null }));
  }
  return figure;
}
