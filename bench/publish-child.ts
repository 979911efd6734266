import { db, disconnect } from '../lib/core/db';
import { plainDate } from '../lib/core/plain-date';
import { publishFigure } from '../lib/figures/mutations';
import { MAKER } from './data/maker';

/** A target to publish about, as the parent tells it. */
export interface PublishOrder {
  readonly programme: string;
  readonly pledge: string;
  readonly target: string;
  readonly unit: string;
  readonly on: string;
  readonly number: number;
}

/** When the publication was committed: milliseconds since 1970, a clock that all processes share. */
export interface PublishAnswer {
  readonly at: number;
}

async function publish({ number, on, ...about }: PublishOrder): Promise<PublishAnswer> {
  const result = await publishFigure(db(), MAKER, {
    ...about,
    shape: 'reading',
    role: 'alternative',
    value: String(number),
    on: plainDate(on),
    sources: [{ url: `https://news.example/evening/${number}`, publisher: 'Evening Courier', kind: 'media' }],
  });
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusals)}`);
  return { at: performance.timeOrigin + performance.now() };
}

/** Publishes a figure for each message, by the product's own mutation, in a process that is no web node. */
process.on('message', (order: PublishOrder) => {
  publish(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => void disconnect().then(() => process.exit(0)));
