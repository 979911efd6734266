import type { StatusFigure, StatusTarget } from '@/lib/status/types';
import type { Target } from './types';

/** A target as the method reads it. */
export function toStatusTarget(target: Omit<Target, 'id' | 'metric'>): StatusTarget {
  return {
    kind: target.kind,
    direction: target.direction,
    unit: target.unit,
    value: target.value,
    factor: target.factor,
    comparison: target.comparison,
    start: target.start,
    due: target.due,
    baseline: target.baseline,
    checkpoints: target.checkpoints.map(({ on, value }) => ({ date: on, value })),
    stages: target.stages,
    reportingIntervalDays: target.reportingIntervalDays,
    revised: target.isRevised,
  };
}

/** A published figure as the method reads it. */
export function toStatusFigure(figure: StatusFigure): StatusFigure {
  return {
    id: figure.id,
    region: figure.region,
    shape: figure.shape,
    role: figure.role,
    value: figure.value,
    from: figure.from,
    to: figure.to,
    on: figure.on,
    publishedAt: figure.publishedAt,
    sources: figure.sources,
  };
}
