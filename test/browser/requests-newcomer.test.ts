import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';
import { copiedOn, openedOn, refusal, refusedUser, rowsOf, users, withClipboard } from './support/requests.ts';

test('someone who opens the page and sends a wrong add sees why it was refused', async () => {
  const { page, open, send, expectAccessible } = await startInspector();
  await open();
  await page.getByText('No requests yet').waitFor();
  await expectAccessible();
  expect(await send(`${users}add`, refusedUser)).toBe(400);
  await rowsOf(page).filter({ hasText: refusal }).click();
  const opened = openedOn(page);
  await opened.getByRole('region', { name: 'Reason' }).getByText(refusal).waitFor();
  expect(await opened.locator('.marked').textContent()).toContain('"userfeatures": {');
  expect(page.url()).toMatch(/request=req-/);
});

test('a value of the wrong type is marked where it was sent', async () => {
  const { page, open, send } = await startInspector();
  await open();
  const body = { userfeatures: { firstname: 'Ada', lastname: ['Lovelace'] } };
  expect(await send(`${users}add`, { method: 'POST', body })).toBe(400);
  await rowsOf(page).filter({ hasText: 'userfeatures.lastname' }).click();
  await openedOn(page).getByText('marked below').waitFor();
  expect(await page.locator('.marked').textContent()).toContain('"lastname": [');
});

test('the command of the empty page works, and its request is refused', async () => {
  const { page, open, admin } = await startInspector(withClipboard);
  await admin.accounts.add({ name: 'aa', login: 'admin', passwd: 'proformatique', rights: ['*'] });
  await admin.accounts.delete('admin');
  await open();
  await page.getByRole('button', { name: 'Copy command' }).click();
  await expect.poll(() => copiedOn(page)).toContain('curl');
  const { stdout } = await promisify(execFile)('sh', ['-c', await copiedOn(page)]);
  expect(stdout).toContain('HTTP/1.1 400');
  await rowsOf(page).filter({ hasText: refusal }).waitFor();
});

test('the empty page of a world names the world, and an account of it', async () => {
  const { page, open, admin } = await startInspector();
  await admin.worlds.create({ id: 'w1' });
  await open({ world: 'w1' });
  await page.getByText("-H 'X-Mock-World: w1'").waitFor();
});
