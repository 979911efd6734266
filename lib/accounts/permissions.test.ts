import { describe, expect, test } from 'vitest';
import { ACTIONS, type Action, can, type Permitted } from './permissions';
import { type Actor, ROLES } from './types';

const person = (role: Actor['role'], id = 'me'): Actor => ({ id, name: 'N', role });

test('a visitor reads what is published, and nothing else', () => {
  const allowed = ACTIONS.filter((action) =>
    can(null, action, { isPublished: true, reviewPolicy: 'one_person' }),
  );
  expect(allowed).toEqual(['figure.read']);
  expect(can(null, 'figure.read', { isPublished: false })).toBe(false);
  expect(can(null, 'figure.read')).toBe(false);
});

describe('what each role may, where the row allows it', () => {
  const row: Permitted = { reviewPolicy: 'one_person', authorId: 'someone', isPublished: false };
  const expected: Record<Actor['role'], Action[]> = {
    editor: ['desk.enter', 'figure.draft', 'figure.submit', 'figure.publish_alone', 'figure.read'],
    reviewer: [
      'desk.enter',
      'figure.draft',
      'figure.submit',
      'figure.publish_alone',
      'figure.approve',
      'figure.retract',
      'figure.read',
    ],
    admin: [...ACTIONS],
  };
  test.each(ROLES)('%s', (role) => {
    expect(ACTIONS.filter((action) => can(person(role), action, row))).toEqual(expected[role]);
  });
});

test('nobody publishes alone where two people have to', () => {
  for (const role of ROLES) {
    expect(can(person(role), 'figure.publish_alone', { reviewPolicy: 'two_people' })).toBe(false);
    expect(can(person(role), 'figure.publish_alone')).toBe(false);
  }
});

test('nobody approves their own work, nor work whose author is not known', () => {
  for (const role of ROLES) {
    expect(can(person(role), 'figure.approve', { authorId: 'me' })).toBe(false);
    expect(can(person(role), 'figure.approve')).toBe(false);
  }
});
