/**
 * The only place that reads the time. `PLEDGEBOOK_CLOCK` (an ISO instant) stops it, for tests that compare a page with
 * the method's worked examples; the server says so at the start when it is set.
 */
export function now(): Date {
  const fixed = process.env.PLEDGEBOOK_CLOCK;
  return fixed ? new Date(fixed) : new Date();
}
