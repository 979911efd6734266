import type { Messages } from './messages';

/** Units that have names in every language. Others are shown as their code. */
export const UNIT_CODES = [
  'm2',
  'km',
  'ha',
  '%',
  'MW',
  't/yr',
  'm3/yr',
  'USD',
  'EUR',
  'KZT',
  'KZT/month',
  'jobs',
  'people',
  'count',
  'years',
] as const satisfies readonly (keyof Messages['units']['quantity'])[];

export type UnitCode = (typeof UNIT_CODES)[number];

export function isUnitCode(code: string): code is UnitCode {
  return (UNIT_CODES as readonly string[]).includes(code);
}
