import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';
import { refusedUser, rowsOf, users } from './support/requests.ts';

/** An inspector whose journal has a list, a refused add and a view. */
async function startWithRequests(options = {}) {
  const inspector = await startInspector(options);
  await inspector.send(`${users}list`);
  await inspector.send(`${users}add`, refusedUser);
  await inspector.send(`${users}view&id=1`);
  return inspector;
}

test('by operation, with the known ones as suggestions and * for any text', async () => {
  const { page, open, send } = await startWithRequests();
  await open();
  await page.getByText('3 requests.').waitFor();
  expect(await page.locator('datalist option[value="ipbx/pbx_settings/users:add"]').count()).toBe(1);
  await page.getByLabel('Operation').fill('*users:add');
  await page.getByText('1 matching request.').waitFor();
  await page.waitForURL(/operation=\*users/);
  await send(`${users}list`);
  await send(`${users}add`, refusedUser);
  await page.getByText('2 matching requests.').waitFor();
  expect(await rowsOf(page).allInnerTexts()).toEqual([
    expect.stringContaining('users:add'),
    expect.stringContaining('users:add'),
  ]);
});

test('by status and outcome, from the URL', async () => {
  const { page, open, expectAccessible } = await startWithRequests();
  await open({ status: '4xx' });
  await page.getByText('1 matching request.').waitFor();
  expect(await page.getByLabel('Status').inputValue()).toBe('4xx');
  await open({ outcome: 'served' });
  await page.getByText('2 matching requests.').waitFor();
  await page.getByLabel('Outcome').selectOption('Refused only');
  await page.getByText('1 matching request.').waitFor();
  await page.waitForURL(/outcome=refused/);
  await expectAccessible();
  await page.getByLabel('Outcome').selectOption('Any');
  await page.getByText('3 requests.').waitFor();
});

test('by a text of a body, also for requests that arrive', async () => {
  const { page, open, send } = await startWithRequests();
  await open();
  await page.getByLabel('Text').fill('lovelace');
  await page.getByText('1 matching request.').waitFor();
  await send(`${users}list`);
  await send(`${users}add`, refusedUser);
  await page.getByText('2 matching requests.').waitFor();
});

test('more matches than one question to the journal asks for are all listed', async () => {
  const { page, open, send } = await startWithRequests();
  await open({ operation: '*:view' });
  await page.getByText('1 matching request.').waitFor();
  for (let sent = 0; sent < 300; sent += 20)
    await Promise.all(Array.from({ length: 20 }, () => send(`${users}view&id=1`)));
  await page.getByText('301 matching requests.').waitFor();
});

test('a wrong operation is explained, and the name that was meant is one click away', async () => {
  const { page, open, expectAccessible } = await startWithRequests({ expectedErrors: /400/ });
  await open();
  await page.getByLabel('Operation').fill('ipbx/pbx_settings/users:ad');
  await page.getByText(/must be the name of an operation, but is "ipbx.*did you mean/).waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'Use ipbx/pbx_settings/users:add' }).click();
  await page.getByText('1 matching request.').waitFor();
  expect(await page.getByLabel('Operation').inputValue()).toBe('ipbx/pbx_settings/users:add');
  await page.getByLabel('Status').fill('abc');
  await page.getByText(/status must be a status from 200 to 599/).waitFor();
});

test('without a match one can show all', async () => {
  const { page, open } = await startWithRequests();
  await open({ status: '503' });
  await page.getByText('No request matches').waitFor();
  await page.getByRole('button', { name: 'Show all requests' }).click();
  await page.getByText('3 requests.').waitFor();
  expect(page.url()).not.toContain('status');
});
