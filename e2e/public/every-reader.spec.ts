import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { expectAccessible, expectNoSidewaysScroll } from '../steps/accessibility';
import { HOME, PROGRAMME, pledgePath } from '../steps/addresses';

const LOCALES = ['en', 'kk', 'ru'] as const;

const PATHS = [
  `/${PROGRAMME}`,
  `/${PROGRAMME}/pledges`,
  `/${PROGRAMME}/pledges/housing-construction`,
  `/${PROGRAMME}/themes/energy`,
  `/${PROGRAMME}/updates`,
  `/${PROGRAMME}/method`,
  `/${PROGRAMME}/data`,
  '/accessibility',
  '/privacy',
] as const;

for (const locale of LOCALES) {
  test.describe(`in ${locale}`, () => {
    for (const path of ['/accessibility', '/privacy'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        test(`${path} keeps WCAG 2.2 AA, ${colorScheme}`, async ({ page }) => {
          await page.emulateMedia({ colorScheme });
          const response = await page.goto(`/${locale}${path}`);
          expect(response?.status()).toBe(200);
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
          await expectAccessible(page);
        });
      }
    }

    test('dark pages keep WCAG 2.2 AA', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const path of PATHS.slice(0, 4)) {
        await page.goto(`/${locale}${path}`);
        await expectAccessible(page);
      }
    });

    test('text of twice the size is all there, on a desk and on a phone', async ({ page }) => {
      for (const [path, width] of PATHS.flatMap((one) => [[one, 1280] as const, [one, 640] as const])) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`/${locale}${path}`);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        await expectNoSidewaysScroll(page);
        expect(await cutTexts(page), `${path} at ${width}`).toEqual([]);
      }
    });

    test('headings go down one step at a time', async ({ page }) => {
      for (const path of PATHS) {
        await page.goto(`/${locale}${path}`);
        const levels = await page
          .getByRole('heading')
          .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
        expect(levels[0], path).toBe(1);
        const leaps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
        expect(leaps, path).toEqual([]);
      }
    });
  });
}

/** Texts whose frame cuts a part of them off: what overflows it is hidden, and it cannot be scrolled. */
async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
        // What only screen readers get is clipped to nothing.
        const isForEyes = style.clipPath === 'none' && element.clientWidth > 1 && element.checkVisibility();
        const isText = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        );
        return hides && isForEyes && isText && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => element.textContent?.trim().slice(0, 60) ?? ''),
  );
}

test.describe('in the reader’s own colours', () => {
  for (const path of [HOME, `${HOME}/pledges`, pledgePath('housing-construction')]) {
    test(`${path} tells statuses apart, and where the keyboard is`, async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      await page.goto(path);
      await expectAccessible(page);
      // Each mark of a status has a word beside it or in it, so nothing hangs on colour.
      const nameless = await page
        .getByRole('main')
        .locator('svg[role="img"]')
        .evaluateAll(
          (marks) =>
            marks.filter((mark) => {
              const by = mark.getAttribute('aria-labelledby')?.split(' ') ?? [];
              const named = by.map((id) => document.getElementById(id)?.textContent ?? '').join('');
              return (mark.getAttribute('aria-label') ?? named).trim() === '';
            }).length,
        );
      expect(nameless).toBe(0);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return `${style.outlineStyle} ${Number.parseFloat(style.outlineWidth) > 0}`;
      });
      expect(outline).toMatch(/^(?!none).* true$/);
    });
  }
});

test('whoever asks for less movement sees none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of [HOME, `${HOME}/pledges`, pledgePath('housing-construction')]) {
    await page.goto(path);
    const moving = await page.evaluate(
      () =>
        document.getAnimations().length +
        [...document.querySelectorAll('*')].filter((element) => {
          const style = getComputedStyle(element);
          return style.scrollBehavior === 'smooth' || Number.parseFloat(style.transitionDuration) > 0.01;
        }).length,
    );
    expect(moving, path).toBe(0);
  }
});

/** Goes on by Tab until the element that has the focus fits, as somebody without a mouse would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
    if (!found) continue;
    const focus = page.locator(':focus');
    await expect(focus).toBeVisible();
    expect(await focus.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none');
    return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'by keyboard alone' : 'by keyboard alone, without scripts', () => {
    test.use({ javaScriptEnabled });

    test('from the overview through search and filters to a source', async ({ page }) => {
      await page.goto(HOME);
      await tabTo(page, 'input[type="search"]');
      await page.keyboard.type('housing');
      await page.keyboard.press('Enter');
      await page.waitForURL(/[?&]q=housing/);
      await tabTo(page, 'select[name="group"]');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, '[role="search"] button, button[type="submit"]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/[?&]group=/);
      await page.goBack();
      await tabTo(page, 'main a[href$="/pledges/housing-construction"]');
      await page.keyboard.press('Enter');
      await page.waitForURL(/housing-construction$/);
      await tabTo(page, 'main summary');
      await page.keyboard.press('Enter');
      await expect(page.locator('main details[open]').first()).toBeVisible();
      await tabTo(page, 'main a[href^="https://"]');
    });
  });
}
