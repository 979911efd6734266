/** A metric with its values, as the metrics of several processes are put together (prom-client's JSON form). */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** How the values of several processes become one. */
  readonly aggregator: 'sum' | 'max' | 'min' | 'first';
  readonly values: readonly MetricValue[];
}

export interface MetricValue {
  readonly value: number;
  readonly labels: Readonly<Record<string, string | number>>;
  /** Where it is not the metric's own: the parts of a histogram. */
  readonly metricName?: string;
}

/** A metric of one number. */
export function single(
  name: string,
  help: string,
  value: number,
  { type = 'gauge', aggregator = 'sum' }: Partial<Pick<Metric, 'type' | 'aggregator'>> = {},
): Metric {
  return { name, help, type, aggregator, values: [{ value, labels: {} }] };
}
