import { expect, test } from 'vitest';
import { type Inspector, startInspector } from './support/inspector.ts';

const users = '/service/ipbx/json.php/restricted/pbx_settings/users/';
const image = '<img src=x onerror=alert(1)>';

function user(firstname: string, lastname = '') {
  return { userfeatures: { entityid: '1', firstname, lastname } };
}

/** The list of the section that is shown. */
function rows({ page }: Inspector) {
  return page.getByRole('main').getByRole('row');
}

test('users are shown with what belongs to them, and counted beside the sections', async () => {
  const inspector = await startInspector();
  const { page, open } = inspector;
  await open({ view: 'state' });
  await page.getByRole('link', { name: 'Users 7' }).waitFor();
  await page.getByRole('link', { name: 'Queues 4' }).waitFor();
  const first = rows(inspector).filter({ hasText: 'eu9nbm' }).or(rows(inspector).nth(1));
  for (const name of ['User 1', '1001@default', '00:08:5d:23:74:11', '2']) {
    await first.first().getByRole('link', { name, exact: true }).first().waitFor();
  }
});

test.each([
  ['groups', 'reception', 'Bruno Petit'],
  ['queues', 'support', '102'],
  ['trunks', 'unittest', 'sip'],
  ['devices', '00:08:5d:23:74:11', 'Aastra 6731i'],
  ['voicemails', '1001@default', 'example@example.org'],
])('the section %s has %s with %s', async (section, name, property) => {
  const inspector = await startInspector();
  await inspector.open({ view: 'state', section });
  await rows(inspector).filter({ hasText: name }).filter({ hasText: property }).waitFor();
});

test('an object leads to those that belong to it, and back', async () => {
  const { page, open } = await startInspector();
  await open({ view: 'state' });
  const summary = page.getByRole('region', { name: 'Summary' });
  const title = page.getByRole('heading', { level: 1 });
  await page.getByRole('link', { name: 'User 1' }).first().click();
  await expect.poll(() => title.textContent()).toBe('Users / User 1');
  await summary.getByRole('link', { name: '00:08:5d:23:74:11' }).first().click();
  await expect.poll(() => title.textContent()).toBe('Devices / 00:08:5d:23:74:11');
  await summary.getByRole('link', { name: '1001@default' }).click();
  await expect.poll(() => title.textContent()).toBe('Line 1');
  await page.getByRole('link', { name: 'user 1', exact: true }).click();
  await expect.poll(() => title.textContent()).toBe('Users / User 1');
  await summary.getByRole('link', { name: '1001@default' }).last().click();
  await expect.poll(() => title.textContent()).toBe('Voicemails / 1001@default');
  await page.goBack();
  await expect.poll(() => title.textContent()).toBe('Users / User 1');
  await page.reload();
  await expect.poll(() => title.textContent()).toBe('Users / User 1');
});

test('a queue leads to its agents and members', async () => {
  const { page, open } = await startInspector();
  await open({ view: 'state', section: 'queues', id: '1' });
  const summary = page.getByRole('region', { name: 'Summary' });
  await summary.getByRole('link', { name: 'Bruno Petit' }).waitFor();
  await summary.getByRole('link', { name: '102' }).click();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Agent 95');
  await page.getByRole('region', { name: 'Wire view' }).getByText('callcenter/settings/agents:view').waitFor();
});

test('an object has its wire view, which can be copied', async () => {
  const { page, open } = await startInspector({
    context: { permissions: ['clipboard-read', 'clipboard-write'] },
  });
  await open({ view: 'state', section: 'users', id: '2' });
  const wire = page.getByRole('region', { name: 'Wire view' });
  await wire.getByText('ipbx/pbx_settings/users:view').waitFor();
  await wire.getByText('/service/ipbx/json.php/restricted/pbx_settings/users/?act=view&id=2').waitFor();
  await wire.getByText('"Alice"', { exact: true }).waitFor();
  await wire.getByRole('button', { name: 'Copy JSON' }).click();
  await page.getByText('Copied').waitFor();
  const copied = JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()'));
  expect(copied.userfeatures.firstname).toBe('Alice');
});

test('an object has its rows, which lead to the tables', async () => {
  const { page, open } = await startInspector();
  await open({ view: 'state', section: 'users', id: '1' });
  const stored = page.getByRole('region', { name: 'Rows' });
  await stored.getByText('No rows in').waitFor();
  await stored.getByText('usersip', { exact: true }).click();
  await stored.getByRole('link', { name: 'Open in usersip' }).click();
  await page.getByRole('heading', { name: 'Tables / usersip' }).waitFor();
  await page.getByText('1 row', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Remove the filter by id' }).waitFor();
});

test('objects are searched and paged by the mock', async () => {
  const inspector = await startInspector();
  const { page, open, admin } = inspector;
  await admin.generate({ users: 250, seed: 7 });
  await open({ view: 'state' });
  await page.getByText('1–100 of 257 users').waitFor();
  expect(await rows(inspector).count()).toBe(101);
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('101–200 of 257 users').waitFor();
  await page.getByLabel('Search users').fill('bruno p');
  await page.getByText('1 user', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('1 user', { exact: true }).waitFor();
  await page.getByLabel('Search users').fill('nobody at all');
  await page.getByText('No user matches the search').waitFor();
});

test('an object that does not exist is said to be gone, and an empty section says what to do', async () => {
  const { page, open, expectAccessible } = await startInspector({ seeds: 'fresh' });
  await open({ view: 'state', section: 'users', id: '99' });
  await page.getByText('There is no user with the id 99').waitFor();
  await expectAccessible();
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await page.getByText('The PBX has no user').waitFor();
  await expectAccessible();
  await page.getByRole('link', { name: 'Apply fixtures or generate data' }).click();
  await page.waitForURL(/view=control/);
});

test('lists and objects follow the state, and keep their place', async () => {
  const inspector = await startInspector();
  const { page, open, send, admin } = inspector;
  await admin.generate({ users: 90, seed: 7 });
  await open({ view: 'state' });
  await page.locator('.feed-live').waitFor();
  await page.getByText('97 users').waitFor();
  await page.evaluate('scrollTo(0, 900)');
  await send(`${users}?act=add`, { method: 'POST', body: user('Ada', 'Lovelace') });
  await page.getByText('98 users').waitFor({ state: 'attached' });
  await rows(inspector).filter({ hasText: 'Ada Lovelace' }).waitFor({ state: 'attached' });
  expect(await page.evaluate('scrollY')).toBe(900);
  await page.getByRole('link', { name: 'Ada Lovelace' }).click();
  const { userfeatures } = user('Grace', 'Hopper');
  const id = new URL(page.url()).searchParams.get('id');
  await send(`${users}?act=edit&id=${id}`, { method: 'POST', body: { userfeatures } });
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Users / Grace Hopper');
  await page.getByRole('region', { name: 'Wire view' }).getByText('"Grace"', { exact: true }).waitFor();
  await admin.reset();
  await page.getByText(`There is no user with the id ${id}`).waitFor();
  await page.getByText('Changed by reset to baseline').waitFor();
});

test('a request that only reads loads nothing', async () => {
  const { page, open, send } = await startInspector();
  await open({ view: 'state' });
  await page.locator('.feed-live').waitFor();
  await page.getByText('7 users').waitFor();
  const loads: string[] = [];
  page.on('request', (request) => loads.push(request.url()));
  await send(`${users}?act=list`);
  await send(`${users}?act=add`, { method: 'POST', body: user('Ada') });
  await page.getByText('8 users').waitFor();
  expect(loads.filter((url) => url.includes('/pbx/users'))).toHaveLength(1);
});

const schemes = ['light', 'dark'] as const;

test.each(schemes)('lists show hostile names as texts, and are accessible, in %s', async (colorScheme) => {
  const inspector = await startInspector({ context: { colorScheme } });
  const { page, open, world, expectAccessible } = inspector;
  world.store.update('userfeatures', { id: 2 }, { firstname: image, lastname: '\u202Egnp.exe' });
  world.store.update('queuefeatures', { id: 1 }, { displayname: image });
  for (const [section, name] of [
    ['users', image],
    ['queues', image],
    ['numbers', image],
    ['devices', 'Aastra'],
  ] as const) {
    await open({ view: 'state', section });
    await rows(inspector).filter({ hasText: name }).first().waitFor();
    await expectAccessible();
  }
  expect(await page.locator('main img').count()).toBe(0);
});

test.each(schemes)('objects show hostile names as texts, and are accessible, in %s', async (colorScheme) => {
  const { page, open, world, expectAccessible } = await startInspector({ context: { colorScheme } });
  world.store.update('userfeatures', { id: 2 }, { firstname: image, lastname: '\u202Egnp.exe' });
  world.store.update('queuefeatures', { id: 1 }, { displayname: image });
  for (const [section, id] of [
    ['users', '2'],
    ['queues', '1'],
    ['lines', '1'],
  ] as const) {
    await open({ view: 'state', section, id });
    await page.getByRole('region', { name: 'Wire view' }).locator('.json').waitFor();
    await page.getByRole('region', { name: 'Rows' }).locator('details').first().waitFor();
    await expectAccessible();
  }
  expect(await page.locator('main img').count()).toBe(0);
});

test('names of 10,000 characters do not break the layout, on 360 pixels either', async () => {
  const { page, open } = await startInspector({ context: { viewport: { width: 360, height: 640 } } });
  const name = 'n'.repeat(10_000);
  await page.route(/\/pbx\/users/, async (route) => {
    const answer = await (await route.fetch()).json();
    const [first] = answer.items;
    Object.assign(first, { name, queues: [{ type: 'queue', id: 1, label: name }] });
    await route.fulfill({ json: answer });
  });
  for (const id of ['', '1']) {
    await open({ view: 'state', id });
    await page
      .getByText(/nnnnnnnn…/)
      .first()
      .waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  }
  await page.getByRole('button', { name: 'Show all 10,000 characters of Name' }).click();
  expect(await page.getByRole('dialog').locator('pre').textContent()).toBe(name);
});
