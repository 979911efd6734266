import type { NextHandler } from '../captured-response';
import { type Metric, single } from './metric';

/** Counts what Next is asked to make: pages, downloads, forms. */
export class RenderCounts {
  private begun = 0;
  private ended = 0;
  private seconds = 0;

  /** The same handler, counted. */
  around(handler: NextHandler): NextHandler {
    return async (request, response) => {
      const startedAt = performance.now();
      this.begun += 1;
      try {
        await handler(request, response);
      } finally {
        this.ended += 1;
        this.seconds += (performance.now() - startedAt) / 1000;
      }
    };
  }

  metrics(): Metric[] {
    return [
      single('pledgebook_renders_total', 'Answers that Next was asked to make.', this.begun, {
        type: 'counter',
      }),
      single(
        'pledgebook_render_seconds_total',
        'Time from asking Next to its answer, added up.',
        this.seconds,
        {
          type: 'counter',
        },
      ),
      single('pledgebook_renders_in_hand', 'Answers that Next is making now.', this.begun - this.ended),
    ];
  }
}
