import { afterEach, beforeEach, vi } from 'vitest';

/**
 * A warning that nobody reads is a defect that nobody sees: a test that writes one fails. A test that expects one spies
 * on the console itself, which replaces these spies.
 */
const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      said.push(`console.${level}: ${parts.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  if (said.length > 0) throw new Error(`The test wrote to the console:\n${said.join('\n')}`);
});
