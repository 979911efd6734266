import { createHash } from 'node:crypto';
import { expect, test } from '../fixtures';
import { expectAccessible } from '../steps/accessibility';
import { addAccount, signIn } from '../steps/accounts';
import { EXPORT, HOME, PROGRAMME } from '../steps/addresses';

test('an admin keeps a snapshot, and everybody finds it with what proves it', async ({ page, request }) => {
  await signIn(page, await addAccount('admin', 'Dana'));
  await page.goto(`/en/editor/${PROGRAMME}/settings`);
  await page.getByRole('button', { name: 'Make a snapshot now' }).click();
  await expect(page.getByText('There is a snapshot of the present state.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All snapshots' }).click();
  await expect(page).toHaveURL(`${HOME}/data#snapshots`);

  const { snapshots } = (await (await request.get(`${EXPORT}/snapshots`)).json()) as {
    snapshots: { seq: string; sha256: string; bytes: number; url: string }[];
  };
  const [newest] = snapshots;
  const row = page.getByRole('row').filter({ hasText: newest?.sha256 ?? 'none' });
  await expect(row).toContainText(newest?.seq ?? 'none');
  const link = await row.getByRole('link').getAttribute('href');
  const answer = await request.get(link ?? '');
  const bytes = await answer.body();
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(newest?.sha256);
  expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(Number(answer.headers()['content-length'])).toBe(bytes.length);
  await expectAccessible(page);
});
