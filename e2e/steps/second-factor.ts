import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { expect } from '../fixtures';
import { SITE_CLOCK } from '../site';

/** The code that an app shows so many seconds after the site's clock, which stands still: each is good once. */
export function codeAt(secret: string, seconds = 0): string {
  return generateSync({ secret, epoch: Date.parse(SITE_CLOCK) / 1000 + seconds });
}

/** Types a code into the page that asks for one. */
export async function fillCode(page: Page, code: string, button: 'Sign in' | 'Switch it on'): Promise<void> {
  await page.getByLabel('Code from the app').fill(code);
  await page.getByRole('button', { name: button }).click();
}

/** Switches the second factor on that the open page shows the key of, by the code of half a minute ago. */
export async function switchOn(page: Page): Promise<{ secret: string; codes: string[] }> {
  const shown = page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const secret = ((await shown.textContent()) ?? '').replaceAll(' ', '');
  await fillCode(page, codeAt(secret, -30), 'Switch it on');
  await expect(page.getByText('The second factor is on.')).toBeVisible();
  const codes = await page
    .getByRole('region', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allTextContents();
  return { secret, codes };
}
