import { expect, test } from 'vitest';
import { RefusedError, refuse, succeed } from './errors';

const refusals = [
  { code: 'required', field: 'value' },
  { code: 'overlap', field: null, values: { figure: 'f1' } },
];

test('a result holds its value or its refusals', () => {
  expect(succeed(5)).toEqual({ ok: true, value: 5 });
  expect(refuse(...refusals)).toEqual({ ok: false, refusals });
});

test('a thrown refusal keeps what is wrong, and reads well in a log', () => {
  const error = new RefusedError(refusals);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('RefusedError');
  expect(error.refusals).toBe(refusals);
  expect(error.message).toBe('value: required; *: overlap');
});
