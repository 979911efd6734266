import { z } from 'zod';

/** What the first process says to those that answer readers. */
export const toWorker = z.discriminatedUnion('say', [
  /** Finish what is in hand and end. `isHurried`: nobody has to be sent elsewhere first. */
  z.object({ say: z.literal('stop'), isHurried: z.boolean() }),
  /** Tell your numbers. */
  z.object({ say: z.literal('tell'), question: z.number() }),
  /** The text that you asked for. */
  z.object({ say: z.literal('text'), question: z.number(), text: z.string() }),
]);
export type ToWorker = z.infer<typeof toWorker>;

/** What they say to it. */
export const fromWorker = z.discriminatedUnion('say', [
  z.object({ say: z.literal('numbers'), question: z.number(), numbers: z.array(z.looseObject({})) }),
  /** A reader of `/api/metrics` came to this process: what do all have together? */
  z.object({ say: z.literal('metrics'), question: z.number() }),
]);
export type FromWorker = z.infer<typeof fromWorker>;
