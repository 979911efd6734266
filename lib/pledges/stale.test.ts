import { expect, test } from 'vitest';
import { exampleFigure, exampleStanding, exampleTarget } from './example-standing';
import { staleAmong } from './stale';

const fresh = exampleStanding(exampleTarget(), [exampleFigure('50', '2026-06-30')]);
const old = exampleStanding(exampleTarget(), [exampleFigure('50', '2023-12-31')]);
const older = exampleStanding(exampleTarget(), [exampleFigure('50', '2023-06-30')]);
const empty = exampleStanding(exampleTarget());

test('nothing is stale where figures are fresh, or where there is none', () => {
  expect(staleAmong([fresh, empty])).toBeNull();
  expect(staleAmong([])).toBeNull();
});

test('stale targets are counted, with the oldest of their days', () => {
  expect(staleAmong([fresh, old, older, empty])).toEqual({ count: 2, of: 4, since: '2023-06-30' });
});

test('no new figure is awaited for a milestone that was reached', () => {
  const law = exampleTarget({ kind: 'milestone', unit: null, value: null, comparison: null });
  const reached = exampleStanding(law, [exampleFigure('1', '2023-12-31', { shape: 'stage' })]);
  expect(reached.standing.flags).toContain('stale');
  expect(staleAmong([reached])).toBeNull();
});
