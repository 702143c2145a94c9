import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

test('a call is placed from the page, and shows its way, outcome and records', async () => {
  const { page, open, admin, expectAccessible } = await startInspector();
  await open({ view: 'calls' });
  await page.getByText('No calls yet').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Place a call' }).last().click();
  await page.getByLabel('Id of the user').fill('1');
  await page.getByLabel('Number', { exact: true }).fill('100');
  await page.getByLabel('Talk for (s)').fill('12.5');
  await expectAccessible();
  await page.getByRole('button', { name: 'Place the call' }).click();
  await page.waitForURL(/view=calls&id=call-1$/);
  await page.getByRole('img', { name: /^Sequence diagram of \d+ steps between user 1, user 2/ }).waitFor();
  await page.getByText('answered', { exact: true }).waitFor();
  await page.getByRole('row', { name: /user 2 answers user 1/ }).waitFor();
  const [call] = await admin.calls.list();
  const records = page.getByRole('region', { name: 'Call records', exact: true });
  await expect.poll(() => records.getByRole('row').count()).toBe((call?.records.cel?.count ?? 0) + 1);
  await expectAccessible();

  await records.getByRole('link').first().click();
  await page.getByText('1 row', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Rows of cel' }).getByText('CHAN_START').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'All columns' }).click();
  await page.getByText(`${call?.records.cel?.count} rows`, { exact: true }).waitFor();
});

test('a call to a queue has the rows of the queue log', async () => {
  const { page, open, admin } = await startInspector();
  const { id, records } = await admin.calls.place({ from: { user: 1 }, to: '3001', live: false });
  await open({ view: 'calls', id });
  const log = page.getByRole('region', { name: 'Queue log', exact: true });
  await log.getByText('ENTERQUEUE').waitFor();
  expect(await log.getByRole('row').count()).toBe(records.queueLog.length + 1);
  await log.getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Tables / queue_log' }).waitFor();
  await page.getByText('1 row', { exact: true }).waitFor();
});

test('a dry run shows the way below the form, and writes nothing', async () => {
  const { page, open, admin, expectAccessible } = await startInspector();
  await open({ view: 'calls', section: 'place' });
  await page.getByLabel('Id of the user').fill('1');
  await page.getByLabel('Number', { exact: true }).fill('100');
  await page.getByLabel('They').selectOption('Reject the call');
  await page.getByRole('button', { name: 'Dry run' }).click();
  const answer = page.getByRole('region', { name: 'Dry run' });
  await answer.getByText('Dry run: nothing was written.').waitFor();
  await answer.getByRole('row', { name: /user 2 rejects user 1/ }).waitFor();
  await expectAccessible();
  expect(await admin.calls.list()).toEqual([]);
});

test('what the mock refuses is explained at its field', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400|409/ });
  await open({ view: 'calls', section: 'place' });
  await page.getByLabel('Id of the user').fill('Ada');
  await page.getByLabel('Number', { exact: true }).fill('100');
  await page.getByLabel('Talk for (s)').fill('long');
  await page.getByRole('button', { name: 'Place the call' }).click();
  await expect.poll(() => page.getByLabel('Id of the user').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Id of the user').fill('999');
  await page.getByLabel('Talk for (s)').fill('');
  await page.getByRole('button', { name: 'Place the call' }).click();
  await page
    .getByRole('alert')
    .getByText(/user.* 999/)
    .waitFor();
});

test('the JSON form has what was filled in, and names the line of a problem', async () => {
  const { page, open, expectAccessible } = await startInspector({ expectedErrors: /400/ });
  await open({ view: 'calls', section: 'place' });
  await page.getByLabel('Who calls').selectOption('A caller outside');
  await page.getByLabel('Number of the caller').fill('0472445668');
  await page.getByLabel('Number', { exact: true }).fill('100');
  await page.getByRole('link', { name: 'As JSON' }).click();
  const area = page.getByLabel('Request', { exact: true });
  expect(JSON.parse(await area.inputValue())).toEqual({ from: { external: '0472445668' }, to: '100' });
  await area.fill('{\n  "from": {"user": 1},\n  "to": "100",\n  "colour": "red"\n}');
  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.getByRole('alert').getByText('colour').first().waitFor();
  await expectAccessible();
  await area.fill('{"from": {"user": 1}, "to": "100", "people": {"user 2": {"busy": true}}}');
  await page.getByRole('button', { name: 'Place the call' }).click();
  await page.getByText('busy', { exact: true }).first().waitFor();
});
