import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Judged, judgeVisit, type Known } from './judge-visit';

const START = Date.parse('2026-11-21T12:00:00Z');
const at = (hours: number) => new Date(START + hours * 3_600_000);

const NEW: Known = {
  state: 'unchecked',
  stateSince: null,
  lastAliveAt: null,
  failures: 0,
  failingSince: null,
  recordedHash: null,
};

function visit(outcome: Judged['outcome'], hours: number): Judged {
  return {
    outcome,
    at: at(hours),
    contentHash: outcome === 'seen' ? 'a' : null,
    isText: true,
    hasLostFigure: false,
  };
}

const after = (...visits: Judged[]) => visits.reduce(judgeVisit, NEW);

test.each<[string, Judged[], Known['state']]>([
  ['one 404', [visit('gone', 0)], 'unreachable'],
  ['404s of one day', [visit('gone', 0), visit('gone', 1), visit('gone', 19)], 'unreachable'],
  ['404s of two days', [visit('gone', 0), visit('gone', 20)], 'dead'],
  ['silence of two days', [visit('failed', 0), visit('failed', 24)], 'unreachable'],
  ['silence of three days', [visit('failed', 0), visit('failed', 24), visit('failed', 44)], 'dead'],
  ['silence, sight, silence', [visit('failed', 0), visit('seen', 24), visit('failed', 48)], 'unreachable'],
  ['dead and then silent', [visit('gone', 0), visit('gone', 20), visit('failed', 21)], 'dead'],
  ['dead and then seen', [visit('gone', 0), visit('gone', 20), visit('seen', 21)], 'alive'],
  ['a refusal amid failures', [visit('gone', 0), visit('refused', 20), visit('gone', 21)], 'unreachable'],
])('%s', (_, visits, state) => {
  expect(after(...visits).state).toBe(state);
});

test('dead is since the first failure, not since it was believed', () => {
  expect(after(visit('seen', 0), visit('gone', 5), visit('gone', 30)).stateSince).toEqual(at(5));
});

test('whatever happens, only what failed for a day is dead, and what was just seen is not', () => {
  const outcome = fc.constantFrom<Judged['outcome'][]>('seen', 'gone', 'failed', 'refused');
  const steps = fc.array(fc.tuple(outcome, fc.integer({ min: 1, max: 50 })), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(steps, (history) => {
      let hours = 0;
      let known = NEW;
      for (const [kind, wait] of history) {
        hours += wait;
        known = judgeVisit(known, visit(kind, hours));
        if (kind === 'seen') expect(known).toMatchObject({ state: 'alive', failures: 0, failingSince: null });
        if (kind === 'refused') expect(known.state).toBe('refused');
        if (known.state === 'dead') {
          expect(known.failures).toBeGreaterThanOrEqual(2);
          expect(at(hours).getTime() - (known.failingSince?.getTime() ?? 0)).toBeGreaterThanOrEqual(
            20 * 3_600_000,
          );
        }
      }
    }),
  );
});
