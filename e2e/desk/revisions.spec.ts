import { expect, test } from '../fixtures';
import { expectAccessible } from '../steps/accessibility';
import { type Account, addAccount, signIn } from '../steps/accounts';
import { HOME, PROGRAMME, pledgePath } from '../steps/addresses';
import { formPath, ledgerSeq } from '../steps/figure-form';
import { readCsv, readFeed } from '../steps/open-data';

// In order: the second journey finds the target that the first one changed.
test.describe.configure({ mode: 'serial' });

const SHADOW = { pledge: 'shadow-economy-share', target: 'shadow-economy-as-share-of-gdp' };
const REASON = 'The government eased its goal.';

let reviewer: Account;
let admin: Account;
test.beforeAll(async () => {
  reviewer = await addAccount('reviewer', 'Bolat');
  admin = await addAccount('admin', 'Dana');
});

test('a reviewer proposes another target, an admin publishes it without scripts, and both targets are public', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const before = await ledgerSeq(request);
  await signIn(page, reviewer);
  await page.goto(formPath(SHADOW));
  await page.getByRole('link', { name: 'Change this target' }).click();
  await expect(page.getByLabel('Value to reach')).toHaveValue('15');
  await page.getByLabel('Value to reach').fill('17,6');
  await page.getByRole('button', { name: 'Check before sending' }).click();
  const errors = page.locator('#error-summary');
  await expect(errors).toContainText('The day of the change is missing');
  await expect(errors).toContainText('The reason is missing');
  await expect(errors).toContainText('The address of source 1 is missing');
  await expect(page.getByLabel('Value to reach')).toHaveValue('17,6');
  await expectAccessible(page);

  await page.getByLabel('When was it announced').fill('2025-06-01');
  await page.getByLabel('Why was it changed? (English)').fill(REASON);
  await page.getByLabel('Address of the page or document').fill('https://gov.example.org/goal');
  await page.getByLabel('Publisher').fill('Government');
  await page.getByLabel('Kind of source').selectOption('government');
  await page.getByRole('button', { name: 'Check before sending' }).click();
  await expect(page.getByRole('heading', { name: 'Check before sending' })).toBeFocused();
  await expect(page.getByRole('main').locator('del')).toHaveText('at most 15%');
  const effect = page.getByRole('table', { name: 'What follows from it' });
  await expect(effect.getByRole('row', { name: /Status of the target/ })).toContainText('On trackAchieved');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send to an admin' }).click();
  await expect(page.getByRole('status')).toContainText('waits for an admin now');
  expect(await ledgerSeq(request)).toBe(before);
  await expect(page.getByRole('button', { name: 'Approve and publish' })).toHaveCount(0);

  const plain = { javaScriptEnabled: false, ...(baseURL && { baseURL }) };
  const reading = await (await browser.newContext(plain)).newPage();
  await signIn(reading, admin);
  const queue = reading.getByRole('region', { name: 'Changes of promises' });
  await queue.getByRole('link', { name: 'Shadow economy as share of GDP' }).click();
  await expect(reading.getByRole('main')).toContainText(REASON);
  await reading.getByRole('button', { name: 'Return' }).click();
  await expect(reading.locator('#error-summary')).toContainText('Reason is missing');
  await reading.getByRole('button', { name: 'Approve and publish' }).click();
  await expect(reading.getByRole('status')).toContainText('The change is published');
  expect(await ledgerSeq(request)).toBe(before + 1);
  await reading.context().close();
});

test('the pledge shows both targets and both statuses, the corrections and the data say why', async ({
  page,
  request,
}) => {
  const seq = await ledgerSeq(request);
  await page.goto(pledgePath(SHADOW.pledge));
  const main = page.getByRole('main');
  await expect(main).toContainText(
    'Against what was first promised, at most 15% by 26 November 2029: On track.',
  );
  await expect(main).toContainText('The target was revised.');
  const chart = page.locator('figure').first();
  await expect(chart.getByRole('img')).toContainText('First promised: 15% by 26 November 2029');
  await expect(chart).toContainText('Target as first promised');
  await page.getByText('The chart as a table').click();
  await expect(page.getByRole('row', { name: /Target as first promised/ })).toContainText('15%');
  const history = page.getByRole('table', { name: 'What was first promised' });
  await expect(history.locator('del').first()).toHaveText('at most 15%');
  await expect(history).toContainText(REASON);
  await expect(history).toContainText('Entered by Bolat, approved by Dana.');
  await expectAccessible(page);

  await history.getByRole('link', { name: `ledger entry ${seq}` }).click();
  const changes = page.getByRole('table', { name: 'What it changed' }).getByRole('row');
  await expect(changes).toHaveCount(2);
  await expect(changes.last()).toContainText('1517.6');

  await page.goto(`${HOME}/corrections`);
  const changed = page.getByRole('region', { name: 'Changed promises' });
  await expect(changed).toContainText('at most 15%');
  await expect(changed).toContainText(REASON);
  await expectAccessible(page);

  const row = (await readCsv(request, 'statuses.csv')).find(({ target }) => target === SHADOW.target);
  expect(row).toMatchObject({
    status: 'achieved',
    status_against_original: 'on_track',
    ledger_seq: String(seq),
  });
  const target = (await readCsv(request, 'targets.csv')).find((one) => one.target === SHADOW.target);
  expect(target).toMatchObject({ value: '17.6', original_value: '15', revised_on: '2025-06-01' });
  const json = await (await request.get(`/api/v1/programmes/${PROGRAMME}/pledges/${SHADOW.pledge}`)).json();
  expect(json.targets[0]).toMatchObject({ isRevised: true, original: { value: '15', status: 'on_track' } });
  const { item } = await readFeed(request, '?kind=target_revised');
  expect(item[0]).toMatchObject({ title: expect.stringContaining('Target revised') });
  expect(JSON.stringify(item[0])).toContain(REASON);
});
