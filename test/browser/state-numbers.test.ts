import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

const incalls = '/service/ipbx/json.php/restricted/call_management/incall/';

test('a context has its ranges, with the numbers that are in use and those that are free', async () => {
  const { page, open, expectAccessible } = await startInspector();
  await open({ view: 'state', section: 'numbers' });
  const range = page
    .getByRole('region', { name: 'Ranges of default' })
    .getByRole('row')
    .filter({ hasText: '2000–2099' });
  await expect
    .poll(() => range.getByRole('cell').allTextContents())
    .toEqual(['group', '2000–2099', '1', '99', '2000, 2002–2099']);
  await expectAccessible();
});

test('numbers lead to their owners, are chosen by context and searched', async () => {
  const { page, open } = await startInspector();
  await open({ view: 'state', section: 'numbers' });
  const numbers = page.getByRole('region', { name: 'Numbers', exact: true });
  await page.getByLabel('Context').selectOption('from-extern');
  await page.getByText('No number is in use here').waitFor();
  await page.getByLabel('Context').selectOption('default');
  await page.getByLabel('Search numbers and owners').fill('bruno');
  await expect.poll(() => numbers.getByRole('row').count()).toBe(2);
  await page.reload();
  await expect.poll(() => numbers.getByRole('row').count()).toBe(2);
  await numbers.getByRole('link', { name: 'Bruno Petit' }).click();
  await page.getByRole('heading', { name: 'Users / Bruno Petit' }).waitFor();
});

test('a number that is taken is no longer free', async () => {
  const { page, open, send } = await startInspector();
  await open({ view: 'state', section: 'numbers', context: 'from-extern' });
  await page.locator('.feed-live').waitFor();
  await page.getByText('1000–4999').nth(1).waitFor();
  const body = {
    incall: { exten: '1500', context: 'from-extern' },
    dialaction: { answer: { actiontype: 'user', actionarg1: '1' } },
  };
  expect(await send(`${incalls}?act=add`, { method: 'POST', body })).toBe(200);
  await page.getByText('1000–1499, 1501–4999').waitFor();
  await page.getByRole('link', { name: 'Incalls 1' }).click();
  await page.getByRole('row').filter({ hasText: '1500@from-extern' }).getByRole('link', { name: 'User 1' }).waitFor();
});

test('fits 360 pixels', async () => {
  const { page, open } = await startInspector({ context: { viewport: { width: 360, height: 640 } } });
  await open({ view: 'state', section: 'numbers' });
  await page.getByText('2000, 2002–2099').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
});
