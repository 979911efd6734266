/** The part of autocannon's interface that the measurements use; it comes without types. */
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    amount?: number;
    duration?: number;
    /** Requests a second over all connections; as many as possible without it. */
    overallRate?: number;
    requests?: readonly {
      path: string;
      method?: 'GET' | 'HEAD';
      headers?: Readonly<Record<string, string>>;
    }[];
    headers?: Readonly<Record<string, string>>;
  }
  interface Result {
    readonly requests: { readonly average: number; readonly total: number };
    readonly latency: { readonly p50: number; readonly p99: number };
    readonly non2xx: number;
    readonly '5xx': number;
    readonly errors: number;
    readonly timeouts: number;
    readonly duration: number;
  }
  interface Run extends Promise<Result> {
    /** Ends it before its time; the result comes all the same. */
    stop(): void;
  }
  export default function autocannon(options: Options): Run;
}
