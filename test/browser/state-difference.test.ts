import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';

const users = '/service/ipbx/json.php/restricted/pbx_settings/users/';

/** The body of a user with this last name. */
function user(lastname: string) {
  return { userfeatures: { entityid: '1', firstname: 'Ada', lastname } };
}

test('says that nothing has changed, then shows changes as they happen', async () => {
  const { page, open, send, admin, expectAccessible } = await startInspector();
  await open({ view: 'state', section: 'difference' });
  await page.getByText('Nothing has changed since the baseline').waitFor();
  await page.locator('.feed-live').waitFor();
  await expectAccessible();
  await send(`${users}?act=edit&id=2`, { method: 'POST', body: user('Lovelace') });
  const changes = page.getByRole('region', { name: 'Changes in userfeatures' });
  const lastname = changes.getByRole('row').filter({ hasText: 'lastname' });
  await lastname.waitFor();
  expect(await lastname.getByRole('cell').allTextContents()).toEqual(['Martin', 'Lovelace']);
  // Only columns that have changed.
  expect(await changes.getByRole('row').filter({ hasText: 'ringseconds' }).count()).toBe(0);
  await expectAccessible();
  await admin.reset();
  await page.getByText('Nothing has changed since the baseline').waitFor();
});

test('shows added and removed rows with all values, and the request that changed them', async () => {
  const { page, open, send } = await startInspector();
  await open({ view: 'state', section: 'difference' });
  await page.locator('.feed-live').waitFor();
  await send(`${users}?act=add`, { method: 'POST', body: user('Byron') });
  await send(`${users}?act=delete&id=6`);
  const changes = page.getByRole('region', { name: 'Changes in userfeatures' });
  const added = changes.getByRole('listitem').filter({ hasText: 'added' });
  await added.getByText('All values').click();
  await added.getByText('Byron', { exact: true }).waitFor();
  await changes.getByRole('listitem').filter({ hasText: 'removed' }).getByText('id 6').waitFor();
  await page.getByRole('link', { name: 'ipbx/pbx_settings/users:delete' }).click();
  await page.waitForURL(/view=requests&request=/);
});

test('compares snapshots, and the URL keeps both sides', async () => {
  const { page, open, send, admin } = await startInspector();
  await admin.snapshots.save('before');
  await send(`${users}?act=edit&id=2`, { method: 'POST', body: user('Lovelace') });
  await admin.snapshots.save('after');
  await open({ view: 'state', section: 'difference' });
  await page.getByRole('region', { name: 'Changes in userfeatures' }).waitFor();
  await page.getByLabel('From').selectOption('after');
  await page.getByText('Nothing has changed since snapshot after').waitFor();
  await page.getByLabel('To').selectOption('before');
  await page.getByRole('cell', { name: 'Lovelace', exact: true }).waitFor();
  await page.reload();
  await page.getByRole('cell', { name: 'Lovelace', exact: true }).waitFor();
  expect(await page.getByLabel('From').inputValue()).toBe('after');
  expect(await page.getByLabel('To').inputValue()).toBe('before');
});

test('many changes are paged, and what the mock leaves out is counted', async () => {
  const { page, open, admin } = await startInspector();
  await admin.generate({ users: 400 });
  await open({ view: 'state', section: 'difference' });
  await page.getByText('1–100 of 1,000 rows').waitFor();
  expect(await page.locator('.change').count()).toBe(100);
  expect(await page.getByText(/rows? not listed/).count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Last page' }).click();
  await page.getByText('901–1,000 of 1,000 rows').waitFor();
});

test('a snapshot that does not exist is named with the mock’s words', async () => {
  const { page, open } = await startInspector({ expectedErrors: /404/ });
  await open({ view: 'state', section: 'difference', from: 'gone' });
  await page.getByRole('alert').waitFor();
});

test('shows hostile values as texts, on 360 pixels in the dark', async () => {
  const { page, open, world, expectAccessible } = await startInspector({
    context: { viewport: { width: 360, height: 640 }, colorScheme: 'dark' },
  });
  const lastname = `<img src=x onerror=alert(1)>\u202E${'x'.repeat(90)}`;
  world.store.update('userfeatures', { id: 2 }, { lastname, description: 'd'.repeat(10_000) });
  await open({ view: 'state', section: 'difference' });
  await page.getByRole('region', { name: 'Changes in userfeatures' }).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await expectAccessible();
});
