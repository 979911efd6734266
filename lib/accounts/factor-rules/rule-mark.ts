import type { FactorRules } from './types';

/** Says in short which rules a form was made for, so that it is noticed when others hold by then. */
export function ruleMark({ roles, isForProvider }: Pick<FactorRules, 'roles' | 'isForProvider'>): string {
  return [...roles].sort().join('+') + (isForProvider && roles.length > 0 ? '+provider' : '');
}
