import { randomUUID } from 'node:crypto';
import { PROGRAMME } from '../steps/addresses';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2022-11-27');

/** Pledges without targets: background about them collides with nothing. */
const PLEDGES = [
  'political-pluralism',
  'media-unions-ngos-role',
  'open-balanced-decisions',
  'public-service-quality',
];
/** A target whose figures are readings: each day takes one more, and each changes its stored summary. */
const LEVEL = { pledge: 'gasification-level', target: 'level-of-gasification-share-of', unit: '%' } as const;

function dayOf(index: number): string {
  return new Date(FIRST_DAY + index * DAY_MS).toISOString().slice(0, 10);
}

const source = { url: 'https://example.org/a', publisher: 'Bureau', kind: 'government' } as const;

/** A figure for the mutation, unlike any other: about a pledge as a whole, each fourth about a target. */
export function figureInput(index: number) {
  const common = {
    id: randomUUID(),
    programme: PROGRAMME,
    shape: 'reading',
    on: dayOf(index),
    sources: [source],
  };
  const pledge = PLEDGES[index % PLEDGES.length];
  return index % 4 === 0
    ? { ...common, ...LEVEL, role: 'counted', value: (60 + index / 1000).toFixed(3) }
    : { ...common, pledge, role: 'context', value: String(index), unit: 'count' };
}

/** A figure for the form, about a pledge as a whole. */
export function figureFields(index: number): {
  pledge: string;
  fields: { id: string } & Record<string, string>;
} {
  const pledge = PLEDGES[index % PLEDGES.length] ?? '';
  const fields = {
    id: randomUUID(),
    role: 'context',
    shape: 'reading',
    value: String(index),
    unit: 'count',
    on: dayOf(index),
    'sources.0.url': source.url,
    'sources.0.publisher': source.publisher,
    'sources.0.kind': source.kind,
  };
  return { pledge, fields };
}
