import { groupTone } from '@/components/charts/group-fills';
import type { Shape } from '@/components/charts/shapes';
import type { StatusGroup } from '@/lib/status/types';

/** A sample of a group's filling, for the key of a chart. */
export function fillSwatch(group: StatusGroup): Shape {
  return { kind: 'path', d: 'M1,2H27V14H1z', fill: { group }, stroke: groupTone(group), width: 1 };
}
