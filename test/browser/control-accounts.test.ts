import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

test('an account is added with rights from the tree, edited and deleted', async () => {
  const { page, open, admin, expectAccessible } = await startInspector();
  await open({ view: 'control', section: 'accounts' });
  await page.getByRole('row', { name: /^admin tester any all/ }).waitFor();
  await page.getByLabel('Name').fill('reader');
  await page.getByLabel('Login').fill('reader');
  await page.getByLabel('Password').fill('secret');
  await page.getByLabel('Host').fill('127.0.0.0/8');
  await page.getByLabel('All sections').uncheck();
  await page.getByText('below xivo', { exact: false }).first().click();
  await page.getByText('below xivo/configuration', { exact: false }).first().click();
  await page.getByLabel('check', { exact: true }).check();
  await expectAccessible();
  await page.getByRole('button', { name: 'Add the account' }).click();
  const row = page.getByRole('row', { name: /^reader reader 127\.0\.0\.0\/8 xivo\/configuration\/check/ });
  await row.waitFor();

  await row.getByRole('link', { name: 'Edit reader' }).click();
  await page.waitForURL(/account=reader/);
  await page.getByText('The mock does not show it; enter it again').waitFor();
  await page.getByLabel('Password').fill('secret');
  await page.getByLabel('cti', { exact: true }).check();
  await page.getByRole('button', { name: 'Replace the account' }).click();
  await page.getByText('xivo/configuration/check, cti').waitFor();
  const accounts = await admin.accounts.list();
  expect(accounts.find(({ name }) => name === 'reader')?.rights).toEqual(['xivo/configuration/check', 'cti']);

  await page.getByRole('button', { name: 'Delete reader' }).click();
  await page.getByText('Requests with its login will be answered with 401.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('1 account', { exact: true }).waitFor();
});

test('deleting the last account warns that nobody can call the web services then', async () => {
  const { page, open, send } = await startInspector();
  await open({ view: 'control', section: 'accounts' });
  await page.getByRole('button', { name: 'Delete admin' }).click();
  await page.getByText(/^It is the last account that can call the web services/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Every request to the web services is answered with 401.').waitFor();
  expect(await send('/xivo/configuration/json.php/restricted/check/')).toBe(401);
});

test('what the mock refuses is shown at the field, and hostile texts as text', async () => {
  const { page, open, admin } = await startInspector({ expectedErrors: /400/ });
  await admin.accounts.add({ name: 'odd', host: '192.0.2.1', description: '<img src=x onerror=alert(1)>\u202eabc' });
  await open({ view: 'control', section: 'accounts' });
  await page.getByText('<img src=x onerror=alert(1)>').waitFor();
  await page.getByLabel('Name').fill('Upper');
  await page.getByRole('button', { name: 'Add the account' }).click();
  await page
    .getByRole('alert')
    .getByText(/^must be 1 to 64 lower-case letters/)
    .waitFor();
});
