import { AggregatorRegistry, collectDefaultMetrics, Registry } from 'prom-client';
import { poolCounts } from '@/lib/core/db';
import { eventCounts } from '@/lib/core/event-counts';
import { type Metric, single } from './metric';
import { PublicationCounts } from './publication-counts';
import { RenderCounts } from './render-counts';
import { RequestCounts } from './request-counts';
import { type Route, RouteNames } from './route-names';

/** How full the memory of answers is. */
export interface CacheFill {
  readonly bytes: number;
  readonly capacity: number;
  readonly entries: number;
  /** Answers that had to make room for others. */
  readonly evictions: number;
}

/** Everything that this process counts, and how it is put into words for Prometheus. */
export class SiteMetrics {
  readonly routes: RouteNames;
  readonly requests: RequestCounts;
  readonly renders = new RenderCounts();
  /** Set by whoever keeps the memory of answers. */
  cacheFill: () => CacheFill = () => ({ bytes: 0, capacity: 0, entries: 0, evictions: 0 });
  private readonly publications = new PublicationCounts();

  constructor(
    routes: readonly Route[],
    private readonly build: string,
  ) {
    this.routes = new RouteNames(routes);
    this.requests = new RequestCounts(this.routes.names);
  }

  /** The values of this process as they are now. */
  async read(): Promise<object[]> {
    return [
      ...this.requests.metrics(),
      ...this.renders.metrics(),
      ...cacheMetrics(this.cacheFill()),
      ...this.publications.metrics(),
      {
        ...single('pledgebook_build_info', 'Always 1; the build that serves stands in the label.', 1, {
          aggregator: 'max',
        }),
        values: [{ value: 1, labels: { build: this.build } }],
      },
      ...(await processMetrics()),
    ];
  }
}

/** What every process has, whether it answers readers or not: its database, mail, memory and event loop. */
export async function processMetrics(): Promise<object[]> {
  const ofNode = await processRegistry().getMetricsAsJSON();
  return [
    ...poolMetrics(),
    ...eventMetrics(),
    // Of several processes the oldest one's start; the library would leave it out.
    ...ofNode.map((metric) => (metric.aggregator === 'omit' ? { ...metric, aggregator: 'min' } : metric)),
  ];
}

/** The values of one or several processes together, in Prometheus' text form. */
export function metricsText(ofProcesses: readonly (readonly object[])[]): Promise<string> {
  return AggregatorRegistry.aggregate([...ofProcesses]).metrics();
}

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

let ofProcess: Registry | undefined;

/** Memory, garbage collection, event loop, open files: measured once a process, however many sites it makes. */
function processRegistry(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

function cacheMetrics({ bytes, capacity, entries, evictions }: CacheFill): Metric[] {
  return [
    single('pledgebook_cache_bytes', 'Memory that kept answers take.', bytes),
    single('pledgebook_cache_capacity_bytes', 'Memory that kept answers may take.', capacity),
    single('pledgebook_cache_entries', 'Answers that are kept.', entries),
    single('pledgebook_cache_evictions_total', 'Kept answers that had to make room for others.', evictions, {
      type: 'counter',
    }),
  ];
}

function poolMetrics(): Metric[] {
  const { total, idle, waiting } = poolCounts();
  const of = (state: string, value: number) => ({ value, labels: { state } });
  return [
    {
      name: 'pledgebook_database_connections',
      help: 'Connections of the pool: busy and idle ones.',
      type: 'gauge',
      aggregator: 'sum',
      values: [of('busy', total - idle), of('idle', idle)],
    },
    single('pledgebook_database_waiting', 'Queries that wait for a connection.', waiting),
  ];
}

function eventMetrics(): Metric[] {
  const counts = Object.entries(eventCounts());
  const valuesOf = (what: string, label: string) =>
    counts
      .filter(([name]) => name.startsWith(`${what}.`))
      .map(([name, value]) => ({ value, labels: { [label]: name.slice(what.length + 1) } }));
  const counter = { type: 'counter', aggregator: 'sum' } as const;
  return [
    {
      ...counter,
      name: 'pledgebook_mail_total',
      help: 'Messages handed to the mail server, by what came of them.',
      values: valuesOf('mail', 'outcome'),
    },
    {
      ...counter,
      name: 'pledgebook_rate_limited_total',
      help: 'Times that somebody was refused for asking too often.',
      values: valuesOf('refused', 'limit'),
    },
  ];
}
