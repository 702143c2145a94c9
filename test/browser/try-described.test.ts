import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

const document = JSON.parse(readFileSync(new URL('../../docs/openapi/xivo.json', import.meta.url), 'utf8'));
const operations = Object.values<Record<string, { operationId?: string }>>(document.paths)
  .flatMap((path) => Object.values(path))
  .flatMap(({ operationId }) => operationId ?? []);

test.each([
  'ipbx/pbx_settings/users:add',
  'ipbx/pbx_settings/lines:add',
  'callcenter/settings/queues:add',
  'xivo/configuration/manage/entity:add',
])('the form of %s sends the example of the description', async (operation) => {
  const { page, open, expectAccessible } = await startInspector();
  await open({ view: 'try', operation });
  await page.getByLabel('Login').fill('tester');
  await page.getByLabel('Password').fill('secret');
  await page.getByRole('button', { name: 'Fill in the example' }).click();
  await expectAccessible();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /^Answer 200/ }).waitFor();
});

test('every operation has a form', { timeout: 180_000 }, async () => {
  const { page, open } = await startInspector();
  await open({ view: 'try', operation: operations[0] ?? '' });
  for (const operation of operations) {
    await page.locator(`.operations a[href$="operation=${encodeURIComponent(operation)}"]`).click();
    await page.getByRole('heading', { name: operation, exact: true }).waitFor();
    const example = page.getByRole('button', { name: /^(Fill in the example|Add a body)$/ }).first();
    if (await example.isVisible()) await example.click();
    expect(await page.getByText('The description of the web services has no form for it.').count()).toBe(0);
  }
});
