import { expect, test } from 'vitest';
import { startInspector } from './support/inspector.ts';
import { copiedOn, openedOn, refusal, refusedUser, rowsOf, users, withClipboard } from './support/requests.ts';

/** A user that the PBX adds, with a field that it ignores. */
const addedUser = {
  method: 'POST',
  body: {
    userfeatures: { firstname: 'Ada', lastnam: 'Lovelace', entityid: 1 },
    linefeatures: { protocol: ['sip'], context: ['default'], number: ['150'] },
  },
};

test.each(['light', 'dark'] as const)('a refused request says why, in %s', async (colorScheme) => {
  const { page, open, send, expectAccessible } = await startInspector({ context: { colorScheme } });
  await send(`${users}add`, refusedUser);
  await open();
  await rowsOf(page).getByRole('link').click();
  const reason = openedOn(page).getByRole('region', { name: 'Reason' });
  await reason.getByText(refusal).waitFor();
  expect(await reason.textContent()).toMatch(/Field.*userfeatures\.firstname.*not sent.*Rule.*undefined/);
  await expectAccessible();
  await page.reload();
  await reason.getByText(refusal).waitFor();
  await page.goBack();
  await openedOn(page).waitFor({ state: 'detached' });
});

test('a field of the URL is named as such', async () => {
  const { page, open, send } = await startInspector();
  await send(`${users}view&id=abc`);
  await open();
  await rowsOf(page).getByRole('link').click();
  await openedOn(page).getByText('in the URL').waitFor();
});

test('sent and answered, as JSON, raw and headers; the URL keeps the tab', async () => {
  const { page, open, send } = await startInspector(withClipboard);
  await send(`${users}add`, addedUser);
  await open();
  await rowsOf(page).getByRole('link').click();
  const sent = openedOn(page).getByRole('tablist', { name: 'Sent' });
  await sent.getByRole('tab', { name: 'JSON', selected: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tabpanel', { name: 'Raw' }).getByText('"firstname":"Ada","lastnam":"Lovelace"').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('rowheader', { name: 'authorization' }).waitFor();
  await page.waitForURL(/sent=headers/);
  await page.reload();
  await sent.getByRole('tab', { name: 'Headers', selected: true }).waitFor();
  await openedOn(page).getByRole('tablist', { name: 'Answered' }).getByRole('tab', { name: 'Raw' }).click();
  await page.getByText('HTTP status 200').waitFor();
  await page.getByRole('button', { name: 'Copy raw' }).click();
  await expect.poll(() => copiedOn(page)).toMatch(/HTTP status 200\n[\s\S]*\n\n"\d+"$/);
});

test('ignored fields are listed and marked with the name that was meant', async () => {
  const { page, open, send } = await startInspector();
  await send(`${users}add`, addedUser);
  await open();
  await rowsOf(page).getByRole('link').click();
  const ignored = openedOn(page).getByRole('region', { name: 'Ignored fields' });
  expect(await ignored.textContent()).toContain('userfeatures.lastnam; did you mean lastname?');
  expect(await page.locator('.marked').textContent()).toContain(
    '"lastnam": "Lovelace",ignored; did you mean lastname?',
  );
});

test('the rows that an act changed, before and after', async () => {
  const { page, open, send, expectAccessible } = await startInspector();
  const body = { userfeatures: { firstname: 'Ada', lastname: 'Lovelace', entityid: 1 } };
  expect(await send(`${users}edit&id=2`, { method: 'POST', body })).toBe(200);
  await open();
  await rowsOf(page).getByRole('link').click();
  const changes = openedOn(page).getByRole('region', { name: 'Changed rows' });
  const lastname = changes.getByRole('row', { name: /^lastname/ });
  await lastname.waitFor();
  expect(await lastname.getByRole('cell').allTextContents()).toEqual(['Martin', 'Lovelace']);
  expect(await changes.getByRole('row', { name: /^entityid/ }).count()).toBe(0);
  await expectAccessible();
  await changes.getByRole('link', { name: 'userfeatures' }).click();
  await page.waitForURL(/view=state.*table=userfeatures/);
});

test('the rows that an act added open on a click', async () => {
  const { page, open, send } = await startInspector();
  await send(`${users}add`, addedUser);
  await open();
  await rowsOf(page).getByRole('link').click();
  const changes = openedOn(page).getByRole('region', { name: 'Changed rows' });
  await changes
    .getByText(/^id 38 added/)
    .first()
    .click();
  await changes.getByRole('row', { name: 'firstname Ada' }).waitFor();
});

test('the effects of an act', async () => {
  const { page, open, send } = await startInspector();
  await send(`${users}add`, addedUser);
  await open();
  await rowsOf(page).getByRole('link').click();
  const effects = openedOn(page).getByRole('region', { name: 'Effects' });
  await effects.getByText('asterisk sip reload').waitFor();
  await effects.getByText('the ledger notes operation and time, not the request').waitFor();
});

test('the fault rule that fired leads to the rule', async () => {
  const { page, open, send, admin } = await startInspector();
  await admin.faults.add({ id: 'late', preset: 'gateway-timeout' });
  await send(`${users}list`);
  await open();
  await rowsOf(page).getByRole('link').click();
  await openedOn(page).getByRole('link', { name: 'late' }).click();
  await page.waitForURL(/view=control.*fault=late/);
});

test('an act that the PBX does not know has a note', async () => {
  const { page, open, send } = await startInspector();
  await send(`${users}lst`);
  await open();
  await rowsOf(page).getByRole('link').click();
  await openedOn(page).locator('.remark').filter({ hasText: 'lst' }).waitFor();
});

test('a request that the journal has not says so', async () => {
  const { page, open, expectAccessible } = await startInspector({ expectedErrors: /404/ });
  await open({ request: 'req-zzz' });
  await openedOn(page)
    .getByText(/there is no request .*req-zzz.* in the journal/)
    .waitFor();
  await expectAccessible();
});

test('a screen of 360 pixels shows the list or the request, without scrolling sideways', async () => {
  const context = { viewport: { width: 360, height: 640 } };
  const { page, open, send, expectAccessible } = await startInspector({ context });
  const width = () => page.evaluate('document.documentElement.scrollWidth');
  await send(`${users}add`, refusedUser);
  await open();
  await page.getByText(refusal).waitFor();
  expect(await width()).toBeLessThanOrEqual(360);
  await expectAccessible();
  await rowsOf(page).getByRole('link').press('Enter');
  await openedOn(page).getByText(refusal).waitFor();
  expect(await page.getByRole('table', { name: 'Requests' }).isVisible()).toBe(false);
  expect(await page.evaluate('document.activeElement.className')).toContain('opened');
  expect(await width()).toBeLessThanOrEqual(360);
  await expectAccessible();
  await page.keyboard.press('Escape');
  await page.getByRole('table', { name: 'Requests' }).waitFor();
});
