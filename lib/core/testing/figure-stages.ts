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

/** A pledge without targets. */
export const BACKGROUND = {
  programme: 'fair-kazakhstan-2022',
  pledge: 'political-reforms-systematic',
} as const;

let day = Date.parse('2022-11-27');
/** Background on a pledge without targets: it collides with nothing. A day of its own tells each from the others. */
export function background(id: string = randomUUID()): FigureInput {
  const on = new Date(day).toISOString().slice(0, 10);
  day += 86_400_000;
  return {
    id,
    ...BACKGROUND,
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
    const place = { ...BACKGROUND, target: null, corrects: null };
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
    await must(retractFigure(db, second, { programme: BACKGROUND.programme, id, reason }));
  }
  if (state === 'corrected') {
    const better = { ...background(), on: figure.on ?? null, value: '8', corrects: id, reason };
    await must(submitFigure(db, author, better));
    await must(approveFigure(db, second, { id: better.id ?? '', version: 1, basedOn: null }));
  }
  return figure;
}
