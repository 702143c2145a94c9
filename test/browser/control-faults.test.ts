import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

test('a rule is added from a preset; its hits are counted as they happen', async () => {
  const { page, open, send, expectAccessible } = await startInspector();
  await open({ view: 'control', section: 'faults' });
  await page.getByText('No request fails on purpose.').waitFor();
  await page.getByLabel('Preset', { exact: true }).selectOption('maintenance');
  await page.getByText('the machine is being upgraded: 503 with Retry-After of two minutes').waitFor();
  await page.getByLabel('Operation').fill('xivo/configuration/manage/entity:list');
  await page.getByLabel('Fire at most (times)').fill('1');
  await page.getByLabel('Id').fill('down');
  await page.getByRole('button', { name: 'Add the rule' }).click();
  const row = page.getByRole('row', { name: /^down xivo\/configuration\/manage\/entity:list once answers 503/ });
  await row.getByText('0 hits of 0').waitFor();
  await expectAccessible();
  expect(await send(`${entities}?act=list`)).toBe(503);
  await row.getByRole('link', { name: '1 hit of 1' }).waitFor();
  expect(await row.getByRole('link', { name: '1 hit of 1' }).getAttribute('href')).toContain(
    'view=requests&outcome=faulted&operation=xivo',
  );
});

test('a field that the mock refuses says why', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'control', section: 'faults' });
  await page.getByLabel('Operation').fill('users:ad');
  await page.getByLabel('Probability (0 to 1)').fill('often');
  await page.getByRole('button', { name: 'Add the rule' }).click();
  await page.getByRole('alert').getByText('must be a number, but is "often"').waitFor();
  await page.getByLabel('Probability (0 to 1)').fill('0.5');
  await page.getByRole('button', { name: 'Add the rule' }).click();
  await page
    .getByRole('alert')
    .getByText(/must be the name of an operation, but is "users:ad"/)
    .waitFor();
  expect(await page.getByLabel('Operation').getAttribute('aria-invalid')).toBe('true');
});

test('a rule is added as JSON; problems are shown with their line', async () => {
  const { page, open, admin, expectAccessible } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'control', section: 'faults' });
  await page.getByRole('link', { name: 'As JSON' }).click();
  const area = page.getByLabel('Rule', { exact: true });
  await area.fill('{\n  "id": "late",\n  "action": {\n    "respond": {"status": 99}\n  }\n}');
  await page.getByRole('button', { name: 'Add the rule' }).click();
  await page
    .getByRole('alert')
    .getByText(/action\.respond\.status must be at least 200/)
    .waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: 'Line 4' }).click();
  const selected =
    'getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)';
  expect(await page.evaluate(selected)).toContain('"respond": {"status": 99}');
  await area.fill('{\n  "id": "late",\n  "action": {"delay": "2s"}\n,}');
  await page.getByRole('button', { name: 'Add the rule' }).click();
  await page.getByRole('button', { name: 'Line 4' }).waitFor();
  await area.fill('{"id": "late", "action": {"delay": "2s"}}');
  await page.getByRole('button', { name: 'Add the rule' }).click();
  await page.getByRole('row', { name: /^late every request always delays it by 2000 ms/ }).waitFor();
  expect(await admin.faults.list()).toMatchObject([{ id: 'late' }]);
});

test('a rule is edited at a URL of its own, removed, and all are removed after a question', async () => {
  const { page, open, admin } = await startInspector();
  for (const id of ['a', 'b', 'c']) await admin.faults.add({ id, preset: 'slow' });
  await open({ view: 'control', section: 'faults' });
  await page.getByRole('link', { name: 'Edit b' }).click();
  await page.waitForURL(/fault=b/);
  await page.reload();
  await page.getByRole('heading', { name: 'Rule b' }).waitFor();
  await page.getByLabel('Rule', { exact: true }).fill('{"preset": "hanging", "trigger": {"every": 3}}');
  await page.getByRole('button', { name: 'Replace the rule' }).click();
  await page.getByRole('row', { name: /^b every request every 3rd match never answers/ }).waitFor();
  await page.getByRole('button', { name: 'Remove b' }).click();
  await page.getByText('2 rules').waitFor();
  await page.getByRole('button', { name: 'Remove all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove all' }).click();
  await page.getByText('0 rules').waitFor();
  expect(await admin.faults.list()).toEqual([]);
});

test('many rules are on pages, and hostile names are text', async () => {
  const { page, open, admin } = await startInspector();
  const account = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(10_000)}`;
  const rules = Array.from({ length: 250 }, () => ({ match: { account }, preset: 'slow' as const }));
  await admin.faults.replace(rules);
  await open({ view: 'control', section: 'faults' });
  await page.getByText('1–100 of 250').waitFor();
  expect(await page.getByRole('row').count()).toBe(101);
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('101–200 of 250').waitFor();
  expect(await page.locator('td img').count()).toBe(0);
  await page.getByRole('button', { name: 'Show all 10,037 characters' }).first().click();
  await page.getByRole('dialog').getByText(account).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280);
});
