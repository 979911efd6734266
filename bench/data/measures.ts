import type { Direction, TargetKind } from '../../lib/status/types';
import { type Random, randomOf } from './random';
import type { Word } from './words';

/** What a target counts, between which numbers. */
interface Measure {
  readonly kind: TargetKind;
  readonly direction: Direction;
  readonly unit: string | null;
  readonly name: Word;
  /** The usual value when the programme starts, from and to. */
  readonly from: number;
  readonly to: number;
}

const MEASURES: readonly [Measure, ...Measure[]] = [
  measure('total', 'up', 'count', 500, 20_000, 'number finished', 'завершено', 'аяқталғаны'),
  measure(
    'total',
    'up',
    'm2',
    100_000,
    9_000_000,
    'area finished',
    'введённая площадь',
    'іске қосылған алаң',
  ),
  measure('total', 'up', 'km', 200, 9_000, 'length finished', 'построенная длина', 'салынған ұзындық'),
  measure('total', 'up', 'KZT', 1_000_000, 90_000_000, 'money spent', 'израсходовано', 'жұмсалған қаржы'),
  measure('level', 'up', '%', 20, 50, 'share in good repair', 'доля исправных', 'жарамды үлесі'),
  measure(
    'level',
    'up',
    'people',
    1_000,
    90_000,
    'people served',
    'обслуживаемые люди',
    'қызмет алатын адамдар',
  ),
  measure('level', 'down', '%', 25, 60, 'share of losses', 'доля потерь', 'шығын үлесі'),
  measure('level', 'down', 'days', 30, 300, 'waiting time', 'время ожидания', 'күту уақыты'),
  measure('relative', 'down', '%', 40, 80, 'wear', 'износ', 'тозу'),
  measure('relative', 'up', 't/yr', 1_000, 50_000, 'output', 'выпуск', 'өнім'),
  measure('trend', 'up', '%', 30, 70, 'satisfaction', 'удовлетворённость', 'қанағаттану'),
  measure('trend', 'down', 'count', 500, 9_000, 'complaints', 'жалобы', 'шағымдар'),
  measure('maintain', 'up', null, 1, 1, 'kept in operation', 'работа продолжается', 'жұмысын жалғастыруы'),
  measure('milestone', 'up', null, 0, 0, 'stages completed', 'завершённые этапы', 'аяқталған кезеңдер'),
];

function measure(
  kind: TargetKind,
  direction: Direction,
  unit: string | null,
  from: number,
  to: number,
  ...[en, ru, kk]: [string, string, string]
): Measure {
  return { kind, direction, unit, from, to, name: { en, ru, kk } };
}

/** Where a target's values come from and go, hidden from its terms: a baseline may be unpublished, a goal missed. */
export interface Course extends Measure {
  /** In hundredths. */
  readonly base: number;
  readonly goal: number;
  /** The share of the way that will be gone by the due date. */
  readonly ability: number;
}

const PERCENT = 100_00;

/** The course of the target of that number. */
export function courseOf(seed: number, target: number): Course {
  const random = randomOf(`${seed}/course/${target}`);
  const chosen = random.pick(MEASURES);
  const base = random.whole(chosen.from * 100, chosen.to * 100);
  return { ...chosen, base, goal: goalOf(chosen, base, random), ability: -0.1 + 1.5 * random.next() };
}

function goalOf({ kind, direction, unit }: Measure, base: number, random: Random): number {
  if (kind === 'total') return base;
  const factor = direction === 'up' ? 1.2 + 0.8 * random.next() : 0.4 + 0.4 * random.next();
  const goal = roundTo(Math.round(base * factor), 100);
  return unit === '%' ? Math.min(goal, PERCENT) : goal;
}

function roundTo(value: number, step: number): number {
  return Math.round(value / step) * step;
}

/** The level when `share` of the time to the due date has passed, in hundredths. */
export function levelAt({ base, goal, ability, kind, unit }: Course, share: number, random: Random): number {
  const way = (kind === 'total' ? goal : goal - base) * ability * share * (0.9 + 0.2 * random.next());
  const level = Math.max(0, Math.round(kind === 'total' ? way : base + way));
  return unit === '%' ? Math.min(level, PERCENT) : level;
}
