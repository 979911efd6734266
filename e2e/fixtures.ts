import { test as base, expect } from '@playwright/test';

export { expect };

export interface SiteOptions {
  /** Which of the two sites of the global setup the test works on. */
  site: 'READING' | 'RECORDING';
}

interface Fixtures extends SiteOptions {
  /** Console messages that a test brings about on purpose; any other error or warning fails it. */
  expectedMessages: RegExp[];
}

export const test = base.extend<Fixtures>({
  site: ['READING', { option: true }],

  baseURL: async ({ site }, use) => {
    await use(process.env[`PLEDGEBOOK_E2E_${site}`]);
  },

  expectedMessages: [[], { option: true }],

  context: async ({ context, expectedMessages }, use) => {
    const messages: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        const place = message.page()?.url() ?? '';
        messages.push(`${message.type()} at ${place}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) =>
      messages.push(`uncaught: ${error.error().stack ?? error.error().message}`),
    );
    await use(context);
    const unexpected = messages.filter((message) => !expectedMessages.some((known) => known.test(message)));
    expect(unexpected, 'messages in the browser’s console').toEqual([]);
  },
});
