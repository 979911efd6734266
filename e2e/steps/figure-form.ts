import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';
import { API, PROGRAMME } from './addresses';

export const HOUSING = { pledge: 'housing-construction', target: 'new-housing-commissioned' } as const;
export const CANALS = { pledge: 'irrigation-canals', target: 'irrigation-canals-renovated' } as const;

/** An amount with its source, as it is typed; tests change what they are about. */
export const AMOUNT = {
  value: '14 200 000',
  from: '2026-01-01',
  to: '2026-09-30',
  note: 'From January to September.',
  'sources.0.url': 'https://stat.example.org/housing/2026-09',
  'sources.0.publisher': 'Bureau of National Statistics',
  'sources.0.kind': 'official_statistics',
  'sources.0.publishedOn': '2026-10-14',
} as const;

export type Typed = Partial<Record<keyof typeof AMOUNT, string>>;

export function formPath({ pledge, target }: { pledge: string; target: string }): string {
  return `/en/editor/${PROGRAMME}/figures/new?pledge=${pledge}&target=${target}`;
}

function field(page: Page, name: string): Locator {
  return page.locator(`[id="${name}"]`);
}

/**
 * Types into the open form. A text that is no day goes into a date field as from a browser without calendars; where
 * scripts run, they take that back.
 */
export async function fillFigure(page: Page, typed: Typed): Promise<void> {
  for (const [name, text] of Object.entries(typed)) {
    const input = field(page, name);
    if (name.endsWith('.kind')) {
      await input.selectOption(text);
      continue;
    }
    const isOtherDate = (await input.getAttribute('type')) === 'date' && !/^(\d{4}-\d{2}-\d{2})?$/.test(text);
    if (isOtherDate)
      await input.evaluate((element: HTMLInputElement) => element.setAttribute('type', 'text'));
    await input.fill(text);
  }
}

/** Everything typed is still there. */
export async function expectTyped(page: Page, typed: Typed): Promise<void> {
  for (const [name, text] of Object.entries(typed)) await expect(field(page, name)).toHaveValue(text);
}

export async function checkFigure(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check before publishing' }).last().click();
}

/** Refused: said in the summary with a link to the field, and at the field itself. */
export async function expectRefused(page: Page, name: string, words: RegExp): Promise<void> {
  const summary = page.locator('#error-summary');
  await expect(summary).toContainText(words);
  await expect(summary.locator(`a[href="#${name}"]`).first()).toContainText(words);
  const input = field(page, name);
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  const described = ((await input.getAttribute('aria-describedby')) ?? '').split(' ');
  const texts = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).textContent()));
  expect(texts.join(' ')).toMatch(words);
}

/** The ledger's last entry: it has not moved where nothing was written. */
export async function ledgerSeq(request: APIRequestContext): Promise<number> {
  const programme = (await (await request.get(API)).json()) as { ledgerSeq: string };
  return Number(programme.ledgerSeq);
}
