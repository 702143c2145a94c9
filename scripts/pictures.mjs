// Takes the pictures of docs/inspector.md: `npm run pictures`, after a build, with Debian's Chromium or the one that CHROMIUM names.
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The address that the pictures show: the browser resolves it to the free port on which the mock listens. */
const shownHost = 'localhost:8080';
const account = { login: 'admin', password: 'proformatique' };
const userService = '/service/ipbx/json.php/restricted/pbx_settings/users/';
const entityService = '/xivo/configuration/json.php/restricted/manage/entity/';

/** The requests of the journal, oldest first; those with a `name` are opened in pictures. */
const requests = [
  { path: `${userService}?act=list` },
  { path: '/service/ipbx/json.php/restricted/pbx_settings/groups/?act=list' },
  {
    path: `${userService}?act=add`,
    body: {
      userfeatures: { firstname: 'Ada', lastnam: 'Lovelace', entityid: 1, language: 'en_US' },
      linefeatures: { protocol: ['sip'], context: ['default'], number: ['150'] },
    },
  },
  { path: `${entityService}?act=view&id=99` },
  { path: `${entityService}?act=add`, body: { name: 'rennes', displayname: 'Rennes' } },
  { name: 'edited', path: `${entityService}?act=edit&id=1`, body: { name: 'avencall', displayname: 'Lyon' } },
  { path: `${entityService}?act=list`, password: 'wrong' },
  { path: '/callcenter/json.php/restricted/settings/agents/?act=list' },
  {
    name: 'refused',
    path: `${userService}?act=add`,
    body: {
      userfeatures: { firstname: 'Grace', lastname: 'Hopper', entityid: 1, language: 'english' },
      linefeatures: { protocol: ['sip'], context: ['default'], number: ['151'] },
    },
  },
  { path: `${entityService}?act=list` },
];

const faults = [
  { id: 'lost-answer', match: { operation: '*entity:add' }, trigger: { times: 1 }, preset: 'gateway-timeout' },
  { id: 'upgrade', match: { path: '*/queues/' }, trigger: { every: 3 }, preset: 'maintenance' },
];

/** A call to a queue: the agent who answers puts the caller on hold, and hands the call over to user 2. */
const call = {
  from: { user: 1 },
  to: '3001',
  live: false,
  people: {
    'user 3': { answers: false },
    'agent 102': {
      answers: { after: 6, talks: 60 },
      holds: { after: 10, lasts: 8 },
      transfers: { to: '100', after: 24, attended: true },
    },
  },
};

/**
 * The pictures, by the names of their files. `url` has the page, by the ids of the named requests; `ready` prepares it and waits until
 * it shows what it should.
 */
export const pictures = [
  {
    name: 'requests-refused',
    url: ({ refused }) => `ui/?request=${refused}`,
    height: 760,
    ready: (page) => page.getByRole('region', { name: 'Reason' }).waitFor(),
  },
  {
    name: 'requests-dark',
    url: () => 'ui/?view=requests',
    height: 480,
    colorScheme: 'dark',
    ready: (page) =>
      page
        .locator('.request-list tbody tr')
        .nth(requests.length - 1)
        .waitFor(),
  },
  {
    name: 'request-changes',
    url: ({ edited }) => `ui/?request=${edited}`,
    height: 620,
    ready: async (page) => {
      const changes = page.getByRole('region', { name: 'Changed rows' });
      await changes.getByRole('table').first().waitFor();
      await page.evaluate(
        "document.querySelector('[aria-label=\"Changed rows\"]').scrollIntoView({ block: 'center' })",
      );
    },
  },
  {
    name: 'state-user',
    url: () => 'ui/?view=state&section=users&id=1',
    height: 700,
    ready: (page) => page.getByRole('region', { name: 'Summary' }).waitFor(),
  },
  {
    name: 'state-numbers',
    url: () => 'ui/?view=state&section=numbers',
    height: 700,
    ready: (page) => page.getByRole('region', { name: 'Ranges of default' }).waitFor(),
  },
  {
    name: 'call',
    url: () => 'ui/?view=calls&id=call-1',
    height: 900,
    ready: async (page) => {
      await page.getByRole('region', { name: 'Call records', exact: true }).waitFor();
    },
  },
  {
    name: 'control-faults',
    url: () => 'ui/?view=control&section=faults',
    height: 760,
    ready: (page) => page.getByRole('link', { name: '1 hit of 1' }).waitFor(),
  },
  {
    name: 'try',
    url: () => 'ui/?view=try&operation=xivo/configuration/manage/entity:add&find=entity',
    height: 860,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Fill in the example' }).click();
    },
  },
  {
    name: 'api-docs',
    url: () => 'docs/',
    height: 820,
    ready: async (page) => {
      await page.locator('#operations-tag-Journal').click();
      await page.locator('#operations-Journal-readRequestChanges').waitFor();
      await page.evaluate("document.querySelector('.scheme-container').scrollIntoView()");
    },
  },
];

/** Sends the requests to a mock, a second apart by its clock; returns the ids of those with a name. */
async function sendRequests({ url, admin }) {
  await admin.clock.freeze('2012-10-15T09:30:00Z');
  for (const fault of faults) await admin.faults.add(fault);
  await admin.agents.login('102', { user: 4 });
  await admin.calls.place(call);
  const ids = {};
  for (const { name, path, body, password = account.password } of requests) {
    await admin.clock.advance('1s');
    const authorization = `Basic ${Buffer.from(`${account.login}:${password}`).toString('base64')}`;
    const response = await fetch(`${url}${path}`, {
      headers: { authorization },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    await response.arrayBuffer();
    if (name !== undefined) ids[name] = response.headers.get('X-Mock-Request-Id');
  }
  return ids;
}

async function takePicture(browser, { name, url, height, colorScheme = 'light', ready }, { ids, folder }) {
  const page = await browser.newPage({ viewport: { width: 1280, height }, colorScheme, reducedMotion: 'reduce' });
  await page.goto(`http://${shownHost}/__admin/${url(ids)}`);
  await ready(page);
  // Neither a focus ring nor what appears below the pointer.
  await page.evaluate('document.activeElement.blur()');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  await page.close();
}

async function takePictures(folder) {
  const { startXivoMock } = await import(pathToFileURL(join(root, 'dist/index.js')).href);
  const mock = await startXivoMock();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP ${shownHost} ${new URL(mock.url).host}`],
  });
  try {
    await mkdir(folder, { recursive: true });
    // The first requests of a process take longer than all others.
    await sendRequests(mock);
    await mock.reset();
    const ids = await sendRequests(mock);
    for (const picture of pictures) await takePicture(browser, picture, { ids, folder });
  } finally {
    await browser.close();
    await mock.close();
  }
}

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) await takePictures(join(root, 'docs/pictures'));
