import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';
import { openedOn, rowsOf, users } from './support/requests.ts';

test('the header leads to every view, and the URL keeps it', async () => {
  const { page, open } = await startInspector();
  await open();
  expect(await page.title()).toBe('Requests · xivo-mock');
  await page.getByRole('link', { name: 'State' }).click();
  await page.waitForURL(/view=state/);
  expect(await page.title()).toBe('State · xivo-mock');
  await page.goBack();
  await expect.poll(() => page.title()).toBe('Requests · xivo-mock');
});

test('says that it is live, and when the connection is lost', async () => {
  const { page, open } = await startInspector();
  await open();
  await page.locator('.feed-live').waitFor();
});

test.each(['light', 'dark'] as const)('is accessible in %s', async (colorScheme) => {
  const { open, page, expectAccessible } = await startInspector({ context: { colorScheme } });
  for (const view of ['requests', 'state', 'calls', 'control', 'try']) {
    await open({ view });
    await page.locator('.feed-live').waitFor();
    await expectAccessible();
  }
});

test('asks for the token, says when it is wrong, and forgets nothing on a reload', async () => {
  const { page, open } = await startInspector({ token: 'sesame', expectedErrors: /401/ });
  await open();
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('The mock has a different token.').waitFor();
  await page.getByLabel('Token').fill('sesame');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('.feed-live').waitFor();
  await page.reload();
  await page.locator('.feed-live').waitFor();
  expect(page.url()).not.toContain('sesame');
});

test('shows the world that one picks', async () => {
  const { page, open, admin } = await startInspector();
  await admin.worlds.create({ id: 'w1' });
  await open();
  await page.getByLabel('World').selectOption('w1');
  await page.waitForURL(/world=w1/);
  await page.locator('.feed-live').waitFor();
});

test('fits a screen of 360 pixels without scrolling sideways', async () => {
  const { page, open } = await startInspector({ context: { viewport: { width: 360, height: 640 } } });
  for (const view of ['requests', 'state', 'calls', 'control', 'try']) {
    await open({ view });
    await page.locator('.feed-live').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  }
});

test('with a token, every view loads its data once the token was given, and nothing asks again', async () => {
  const { page, open, send } = await startInspector({ token: 'sesame', expectedErrors: /401/ });
  await send(`${users}list`);
  await open({ view: 'state' });
  await page.getByLabel('Token').fill('sesame');
  await page.getByRole('button', { name: 'Continue' }).click();
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() === 401) refused.push(response.url());
  });
  await page.locator('.feed-live').waitFor();
  await page.getByRole('rowheader', { name: 'Alice' }).first().waitFor();
  await page.getByRole('link', { name: 'Control', exact: true }).click();
  await page.getByRole('heading', { name: '0 snapshots' }).waitFor();
  await page.getByRole('link', { name: 'Try it' }).click();
  await page.getByLabel('Find an operation').fill('users list');
  await page.getByRole('link', { name: 'list service/ipbx/pbx_settings/users', exact: true }).click();
  await page.getByRole('link', { name: 'Form', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Requests', exact: true }).click();
  await rowsOf(page).getByRole('link').click();
  await openedOn(page).getByText('"firstname"').first().waitFor();
  expect(await page.getByLabel('Token').count()).toBe(0);
  expect(refused).toEqual([]);
});
