import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';
import { openedOn, rowsOf, users } from './support/requests.ts';

const markup = '<img src=x onerror=alert(1)>';
const backwards = '\u202egnp.exe';
const long = 'x'.repeat(10_000);

test.each([360, 1280])('hostile names are text, on a screen of %i pixels', async (width) => {
  const { page, open, send, admin, url, expectAccessible } = await startInspector({
    context: { viewport: { width, height: 700 } },
  });
  const pageWidth = () => page.evaluate('document.documentElement.scrollWidth');
  await admin.accounts.add({ name: 'x', login: 'loginx', passwd: 'secret', rights: [] });
  await fetch(`${url}${users}list`, { headers: { Authorization: `Basic ${btoa('loginx:secret')}` } });
  for (const name of [markup, backwards, long]) {
    const body = { [name]: name, userfeatures: { firstname: name, lastname: [name], [name]: 1 } };
    await send(`${users}add&x=${encodeURIComponent(name)}`, { method: 'POST', body });
    await send(`/${encodeURIComponent(name)}/`);
    await send(`/service/ipbx/json.php/restricted/pbx_settings/users/?act=${encodeURIComponent(name)}`);
  }
  await open();
  await expect.poll(() => rowsOf(page).count()).toBe(10);
  expect(await pageWidth()).toBeLessThanOrEqual(width);
  await expectAccessible();
  for (const index of [8, 7, 6, 5, 4, 3, 2, 1, 0]) {
    await rowsOf(page).nth(index).getByRole('link').press('Enter');
    await openedOn(page).getByRole('heading', { name: 'Sent' }).waitFor();
    expect(await pageWidth()).toBeLessThanOrEqual(width);
    expect(await page.locator('img').count()).toBe(0);
    await page.getByText('The curl command').click();
    await page.getByText('The verification for a test').click();
    expect(await pageWidth()).toBeLessThanOrEqual(width);
    await page.getByRole('button', { name: 'Close' }).click();
  }
});

test('a long text is cut, and a dialog shows all of it', async () => {
  const { page, open, send } = await startInspector();
  await send(`/${long}`);
  await open();
  await rowsOf(page).getByRole('link').click();
  await openedOn(page).getByRole('button', { name: 'Show all 10,001 characters of URL' }).click();
  await page.getByRole('dialog').getByText(`/${long}`, { exact: true }).waitFor();
});

test('a filter in the URL is text', async () => {
  const { page, open } = await startInspector({ expectedErrors: /400/ });
  await open({ operation: markup, text: markup });
  await page.getByRole('alert').getByText(markup).first().waitFor();
  expect(await page.locator('img').count()).toBe(0);
});
