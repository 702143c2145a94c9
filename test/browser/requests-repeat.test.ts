import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';
import { copiedOn, openedOn, refusedUser, rowsOf, users, withClipboard } from './support/requests.ts';

const run = promisify(execFile);

test('sent again, over the wire, with a password that it asks for once', async () => {
  const { page, open, send, admin, expectAccessible } = await startInspector({ expectedErrors: /400/ });
  await send(`${users}add`, refusedUser);
  await open();
  await rowsOf(page).getByRole('link').click();
  await page.getByRole('button', { name: 'Send again' }).click();
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.getByLabel('Login').inputValue()).toBe('tester');
  await expectAccessible();
  await dialog.getByLabel('Password').fill('secret');
  const first = page.url();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL((url) => url.href !== first);
  await page.getByText('2 requests.').waitFor();
  await expect.poll(() => admin.countRequests({ status: 400, body: refusedUser.body })).toBe(2);
  const second = page.url();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.waitForURL((url) => url.href !== second);
  await page.getByText('3 requests.').waitFor();
  await expect.poll(() => admin.countRequests({ status: 400, body: refusedUser.body })).toBe(3);
  expect(await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])')).toBe('[{},{}]');
});

test('a wrong password is answered 401, and asked for again', async () => {
  const { page, open, send } = await startInspector({ expectedErrors: /401/ });
  await send(`${users}list`);
  await open();
  await rowsOf(page).getByRole('link').click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('dialog').getByLabel('Password').fill('wrong');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await openedOn(page).getByRole('region', { name: 'Reason' }).waitFor();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('dialog').getByLabel('Password').waitFor();
});

test('goes to the world that the page shows', async () => {
  const { page, open, url, admin } = await startInspector();
  const { credentials } = await admin.worlds.create({ id: 'w1' });
  const basic = btoa(`${credentials.login}:${credentials.password}`);
  await fetch(`${url}${users}list`, { headers: { Authorization: `Basic ${basic}` } });
  await open({ world: 'w1' });
  await rowsOf(page).getByRole('link').click();
  await page.getByRole('button', { name: 'Send again' }).click();
  await page.getByRole('dialog').getByLabel('Login').fill(credentials.login);
  await page.getByRole('dialog').getByLabel('Password').fill(credentials.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await page.getByText('2 requests.').waitFor();
  expect(await admin.countRequests({})).toBe(0);
});

test('a masked request cannot be sent again, and the page says why', async () => {
  const { page, open, send } = await startInspector();
  const body = { userfeatures: { firstname: 'Ada', entityid: 1, passwdclient: 'hunter22' } };
  await send(`${users}add`, { method: 'POST', body });
  await open();
  await rowsOf(page).getByRole('link').click();
  await page.getByText('The journal masks passwords and secrets, and the body has one. It cannot').waitFor();
  expect(await page.getByRole('button', { name: 'Send again' }).isDisabled()).toBe(true);
});

test('as curl: the copied command sends the same request', async () => {
  const { page, open, send, admin } = await startInspector(withClipboard);
  const body = { userfeatures: { lastname: `O'Neil "$(id)" \`x\` \\` } };
  await send(`${users}add`, { method: 'POST', body });
  await open();
  await rowsOf(page).getByRole('link').click();
  await page.getByText('The curl command').click();
  await page.getByRole('button', { name: 'Copy curl command' }).click();
  await expect.poll(() => copiedOn(page)).toContain(`-u 'tester:'"$XIVO_PASSWORD"`);
  const { stdout } = await run('sh', ['-c', await copiedOn(page)], {
    env: { ...process.env, XIVO_PASSWORD: 'secret' },
  });
  expect(stdout).toContain('HTTP/1.1 400');
  expect(await admin.countRequests({ status: 400, body })).toBe(2);
});

test('as a verification: for a test, and by curl', async () => {
  const { page, open, send } = await startInspector(withClipboard);
  await send(`${users}add`, refusedUser);
  await open();
  await rowsOf(page).getByRole('link').click();
  await page.getByText('The verification for a test').click();
  await page.getByRole('button', { name: 'Copy verification for a test' }).click();
  await expect.poll(() => copiedOn(page)).toMatch(/^expect\(await pbx\.admin\.verify\(\{\n {2}pattern: \{/);
  await page.getByText('The verification by curl').click();
  await page.getByRole('button', { name: 'Copy verification by curl' }).click();
  await expect.poll(() => copiedOn(page)).toMatch(/^curl -s/);
  const { stdout } = await run('sh', ['-c', await copiedOn(page)]);
  expect(JSON.parse(stdout)).toMatchObject({ verified: true });
});
