import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

test('an agent is logged in, paused and logged off', async () => {
  const { page, open, admin, expectAccessible } = await startInspector();
  await open({ view: 'calls', section: 'agents' });
  await page.getByRole('link', { name: 'Change agent 102' }).click();
  await page.getByLabel('Id of the user whose phone it is').fill('4');
  await page.getByRole('button', { name: 'Log in' }).click();
  const row = page.getByRole('row', { name: /^102 / });
  await row.getByText('107@default, phone of').waitFor();
  await page.getByLabel('Queue', { exact: true }).selectOption('support');
  await page.getByLabel('Reason').fill('lunch');
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await row.getByText('paused: lunch').waitFor();
  await expectAccessible();
  expect(await admin.agents.list()).toContainEqual(expect.objectContaining({ number: '102' }));
  await page.getByRole('button', { name: 'End the pause' }).click();
  await expect.poll(() => row.getByText('paused').count()).toBe(0);
  await page.getByRole('button', { name: 'Log off' }).click();
  await row.getByText('no', { exact: true }).waitFor();
});

test('the list follows logins that others make, and a refusal is explained', async () => {
  const { page, open, admin } = await startInspector({ expectedErrors: /4\d\d/ });
  await open({ view: 'calls', section: 'agents', agent: '101' });
  await page.locator('.feed-live').waitFor();
  await admin.agents.login('102', { user: 4 });
  await page.getByRole('row', { name: /^102 .*107@default/ }).waitFor();
  await page.getByLabel('Id of the user whose phone it is').fill('4');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('alert').getByText(/102/).waitFor();
});
