import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

const now = '2012-10-07T10:00:00Z';

test('calls that others place appear in the list, the latest first', async () => {
  const { page, open, admin } = await startInspector();
  await open({ view: 'calls' });
  await page.getByText('No calls yet').waitFor();
  await page.locator('.feed-live').waitFor();
  await admin.calls.place({ from: { user: 1 }, to: '100', live: false });
  const rows = page.getByRole('region', { name: 'Placed calls' }).getByRole('row');
  await rows.filter({ hasText: 'call-1' }).getByText('answered').waitFor();
  await admin.calls.place({ from: { user: 1 }, to: '100', everybody: { busy: true }, live: false });
  await expect.poll(() => rows.nth(1).textContent()).toContain('call-2');
  expect(await rows.nth(1).textContent()).toContain('busy');
  await admin.reset();
  await page.getByText('No calls yet').waitFor();
});

test('a live call goes on as the clock is advanced on its page', async () => {
  const { page, open, admin, expectAccessible } = await startInspector();
  await admin.clock.freeze(now);
  const { id } = await admin.calls.place({ from: { user: 1 }, to: '100' });
  await open({ view: 'calls', id });
  await page.getByText('in progress', { exact: true }).waitFor();
  await page.getByRole('row', { name: /user 2 rings user 1/ }).waitFor();
  await expectAccessible();
  await page.getByRole('button', { name: '10 seconds' }).click();
  await page.getByRole('row', { name: /10:00:05 user 2 answers user 1/ }).waitFor();
  await page.getByRole('button', { name: '1 minute' }).click();
  await page.getByText('answered', { exact: true }).waitFor();
  await page.getByText('after 1 min 5 s').waitFor();
  expect(await page.getByRole('button', { name: '1 minute' }).count()).toBe(0);
});

test('the page of a call that is live follows a clock that others advance', async () => {
  const { page, open, admin } = await startInspector();
  await admin.clock.freeze(now);
  const { id } = await admin.calls.place({ from: { user: 1 }, to: '3001', caller: { hangsUp: { after: 3 } } });
  await open({ view: 'calls', id });
  await page.locator('.feed-live').waitFor();
  await page.getByText('in progress', { exact: true }).waitFor();
  await admin.clock.advance('3s');
  await page.getByText('abandoned', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Queue log', exact: true }).getByText('ABANDON').waitFor();
});

test('the state shows the records of a call as it goes on', async () => {
  const { page, open, admin } = await startInspector();
  await open({ view: 'state', section: 'tables', table: 'placedcall' });
  await page.getByText('The table is empty').waitFor();
  await page.locator('.feed-live').waitFor();
  await admin.calls.place({ from: { user: 1 }, to: '100', live: false });
  await page.getByText('1 row', { exact: true }).waitFor();
});
