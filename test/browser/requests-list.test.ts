import { expect, test } from 'vitest';
import { type Inspector, startInspector } from './support/inspector.ts';
import { openedOn, refusal, refusedUser, rowsOf, users } from './support/requests.ts';

/** Sends requests to the PBX, ten at a time. */
async function sendMany(send: Inspector['send'], count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, index) => send(`${users}view&id=${sent + index}`)));
  }
}

const rowCount = (page: Inspector['page']) => rowsOf(page).count();

test('shows the requests of the journal, the newest first, with what is known of each', async () => {
  const { page, open, send, admin, expectAccessible } = await startInspector();
  await send(`${users}list`);
  await send(`${users}add`, refusedUser);
  await admin.faults.add({ id: 'late', preset: 'gateway-timeout' });
  await send(`${users}list`);
  await send('/nowhere/');
  await open();
  const rows = rowsOf(page);
  await expect.poll(() => rows.count()).toBe(4);
  const texts = await rows.allInnerTexts();
  expect(texts[0]).toContain('GET /nowhere/');
  expect(texts[1]).toMatch(/504[\s\S]*users:list[\s\S]*admin[\s\S]*late[\s\S]*ms/);
  expect(texts[2]).toMatch(/\d\d:\d\d:\d\d\.\d{3}[\s\S]*400[\s\S]*users:add[\s\S]*firstname is missing/);
  expect(texts[3]).toMatch(/200[\s\S]*users:list/);
  await page.getByText('4 requests.').waitFor();
  await expectAccessible();
});

test('requests appear as they happen', async () => {
  const { page, open, send } = await startInspector();
  await open();
  await page.getByText('No requests yet').waitFor();
  await send(`${users}list`);
  await page.getByRole('link', { name: 'ipbx/pbx_settings/users:list' }).waitFor();
  await send(`${users}add`, refusedUser);
  await expect.poll(() => rowsOf(page).first().textContent()).toContain(refusal);
});

test('2,000 quick requests are listed, at most 200 of them as rows of the document', async () => {
  const { page, open, send } = await startInspector();
  await open();
  await page.getByText('No requests yet').waitFor();
  await sendMany(send, 2000);
  await page.getByText('2,000 requests.').waitFor();
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('2001');
  expect(await rowCount(page)).toBeLessThan(200);
  await page.evaluate('document.querySelector(".request-list").scrollTo(0, 1e6)');
  await rowsOf(page).and(page.locator('[aria-rowindex="2001"]')).waitFor();
  expect(await rowCount(page)).toBeLessThan(200);
  await page.getByText('The journal has dropped 1,000 older requests; it keeps the latest 1,000').waitFor();
});

test('while one reads further down, new requests wait for a click', async () => {
  const { page, open, send } = await startInspector();
  await sendMany(send, 60);
  await open();
  const scrollTop = () => page.evaluate('document.querySelector(".request-list").scrollTop');
  await page.getByText('60 requests.').waitFor();
  await page.evaluate('document.querySelector(".request-list").scrollTo(0, 300)');
  const first = await rowsOf(page).and(page.locator('[aria-rowindex="15"]')).getAttribute('data-request');
  await send(`${users}list`);
  await send(`${users}list`);
  await page.getByRole('button', { name: '2 new' }).waitFor();
  expect(await scrollTop()).toBe(300);
  expect(await rowsOf(page).and(page.locator('[aria-rowindex="15"]')).getAttribute('data-request')).toBe(first);
  await page.getByRole('button', { name: '2 new' }).click();
  await expect.poll(scrollTop).toBe(0);
  await page.getByText('62 requests.').waitFor();
});

test('paused, the list stands still; resumed, it shows what it missed', async () => {
  const { page, open, send } = await startInspector();
  await send(`${users}list`);
  await open();
  await page.getByText('1 request.').waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await send(`${users}add`, refusedUser);
  await page.getByRole('button', { name: '1 new' }).waitFor();
  expect(await rowCount(page)).toBe(1);
  await page.getByRole('button', { name: 'Pause', pressed: true }).click();
  await expect.poll(() => rowCount(page)).toBe(2);
});

test('the journal is cleared after a question, and the list with it', async () => {
  const { page, open, send, admin, expectAccessible } = await startInspector();
  await send(`${users}list`);
  await open();
  await page.getByText('1 request.').waitFor();
  await page.getByRole('button', { name: 'Clear journal' }).click();
  await page.getByRole('dialog').getByText('all recorded requests of the world default').waitFor();
  await expectAccessible();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await admin.countRequests({})).toBe(1);
  await page.getByRole('button', { name: 'Clear journal' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Clear journal' }).click();
  await page.getByText('No requests yet').waitFor();
  expect(await admin.countRequests({})).toBe(0);
});

test('a reset empties the list', async () => {
  const { page, open, send, admin } = await startInspector();
  await send(`${users}list`);
  await open();
  await page.getByText('1 request.').waitFor();
  await admin.reset();
  await page.getByText('No requests yet').waitFor();
  await send(`${users}list`);
  await page.getByText('1 request.').waitFor();
});

test('after events were lost the list has what the journal has', async () => {
  const { page, open, send, world } = await startInspector({ expectedErrors: /net::ERR_/ });
  await send(`${users}list`);
  await open();
  await page.getByText('1 request.').waitFor();
  const [entry] = world.journal.entries();
  if (entry === undefined) throw new Error('the journal is empty');
  // More events in one turn than the log keeps: the page is disconnected, and the request is among those that it misses.
  for (let count = 0; count < 12_000; count += 1) {
    world.publish({ type: 'seed', seed: 1 });
    if (count === 6000) world.record({ ...entry, id: 'req-missed' });
  }
  await page.getByText('2 requests.').waitFor();
});

test('by keyboard: the arrow keys move through the list, Enter opens, j and k step, Escape goes back', async () => {
  const { page, open, send } = await startInspector();
  for (const id of [1, 2, 3]) await send(`${users}view&id=${id}`);
  await open();
  await page.getByText('3 requests.').waitFor();
  await rowsOf(page).first().getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await openedOn(page).getByText('act=view&id=2', { exact: false }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await openedOn(page).getByText('act=view&id=1', { exact: false }).first().waitFor();
  await page.keyboard.press('k');
  await openedOn(page).getByText('act=view&id=2', { exact: false }).first().waitFor();
  await page.keyboard.press('k');
  await openedOn(page).getByText('act=view&id=3', { exact: false }).first().waitFor();
  expect(await page.getByRole('button', { name: 'Newer' }).isDisabled()).toBe(true);
  await page.keyboard.press('j');
  await openedOn(page).getByText('act=view&id=2', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
  await openedOn(page).waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate('document.activeElement.closest("tr")?.ariaRowIndex')).toBe('3');
});

test('an opened request stays in view beside it, though the rows are higher there', async () => {
  const { page, open, send } = await startInspector();
  await sendMany(send, 60);
  await open();
  await page.getByText('60 requests.').waitFor();
  await page.evaluate('document.querySelector(".request-list").scrollTo(0, 1e6)');
  const last = rowsOf(page).and(page.locator('[aria-rowindex="61"]'));
  await last.getByRole('link').click();
  await openedOn(page).waitFor();
  const list = await page.locator('.request-list').boundingBox();
  const isInView = async () => {
    const row = await last.boundingBox();
    return list !== null && row !== null && row.height > 40 && row.y + row.height <= list.y + list.height;
  };
  await expect.poll(isInView).toBe(true);
});

test('moving by keyboard keeps the focus while requests arrive', async () => {
  const { page, open, send } = await startInspector();
  await sendMany(send, 20);
  await open();
  await page.getByText('20 requests.').waitFor();
  await rowsOf(page).first().getByRole('link').focus();
  for (let index = 0; index < 10; index += 1) await page.keyboard.press('ArrowDown');
  const focused = 'document.activeElement.closest("tr")?.ariaRowIndex';
  await expect.poll(() => page.evaluate(focused)).toBe('12');
  await sendMany(send, 50);
  await page.getByRole('button', { name: '50 new' }).waitFor();
  expect(await page.evaluate(focused)).toBe('12');
});

test('the list follows the world', async () => {
  const { page, open, send, admin } = await startInspector();
  await send(`${users}list`);
  await admin.worlds.create({ id: 'w1' });
  await open();
  await page.getByText('1 request.').waitFor();
  await page.getByLabel('World').selectOption('w1');
  await page.getByText('No requests yet').waitFor();
  await send(`/w/w1${users}list`);
  await page.getByText('1 request.').waitFor();
});
