import { execFileSync } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { type JournalRequest, mask } from '../../ui/views/requests/entry.ts';
import { sendableOf, whyIncomplete, whyNotByBrowser } from '../../ui/views/requests/opened/again.ts';
import { asCommand, asTest, verificationOf } from '../../ui/views/requests/opened/verification.ts';

const users = '/service/ipbx/json.php/restricted/pbx_settings/users/';
const headers = { Authorization: `Basic ${btoa('admin:proformatique')}` };
const place = { origin: 'http://localhost:8080', world: 'default' };

/** Sends a request to a mock of its own; returns its journal entry and the mock. */
async function sent(path: string, init: RequestInit = {}) {
  const pbx = await startXivoMock({ seeds: 'documented', https: false });
  onTestFinished(() => pbx.close());
  const answer = await fetch(pbx.url + path, { headers, ...init });
  const entry = await fetch(`${pbx.url}/__admin/requests/${answer.headers.get('x-mock-request-id')}`);
  return { pbx, entry: (await entry.json()) as JournalRequest };
}

test.each([
  ['a list', `${users}?act=list`, {}],
  ['a view', `${users}?act=view&id=1`, {}],
  ['an unknown path', '/service/ipbx/json.php/restricted/nowhere/?a=1', {}],
  ['an add', `${users}?act=add`, { method: 'POST', body: '{"userfeatures":{"firstname":"Ada","x":[],"y":{}}}' }],
  [
    'a secret',
    `${users}?act=add`,
    { method: 'POST', body: '{"userfeatures":{"firstname":"A","passwdclient":"pass"}}' },
  ],
  ['a text', `${users}?act=add`, { method: 'POST', body: "it's no JSON" }],
])('the verification of %s succeeds once, and not after a second time', async (_, path, init) => {
  const { pbx, entry } = await sent(path, init);
  const verification = verificationOf(entry);
  expect(JSON.stringify(verification)).not.toContain(mask);
  expect(await pbx.admin.verify(verification)).toMatchObject({ verified: true });
  await fetch(pbx.url + path, { headers, ...init });
  expect(await pbx.admin.verify(verification)).toMatchObject({ verified: false });
});

test('the verification is a statement of TypeScript, whatever the body holds', async () => {
  const body = '{"a-b":"\'` \\u2028","__proto__x":1,"ok":[true,null]}';
  const { entry } = await sent(`${users}?act=add`, { method: 'POST', body });
  const verification = verificationOf(entry);
  const verify = async (text: string) => {
    const run = new Function('pbx', 'expect', `return (async () => { ${text} })();`);
    let received: unknown;
    const take = async (given: unknown) => {
      received = given;
      return { verified: true };
    };
    await run({ admin: { verify: take } }, expect);
    return received;
  };
  expect(await verify(asTest(verification))).toEqual(verification);
});

test('a key that would set the prototype is quoted so that it does not', () => {
  const pattern = { body: JSON.parse('{"__proto__": 1}') };
  expect(asTest({ pattern, count: { exactly: 1 } })).toContain("['__proto__']: 1");
});

test('the verification by curl passes through a shell, and has the world and the token', async () => {
  const { entry } = await sent(`${users}?act=add`, { method: 'POST', body: '{"a":"it\'s"}' });
  const verification = verificationOf(entry);
  const command = asCommand(verification, { ...place, world: 'w1', hasToken: true });
  const env = { ...process.env, XIVO_MOCK_TOKEN: 'sesame' };
  const words = execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }\n${command}`], { env })
    .toString()
    .split('\n');
  expect(words).toContain('X-Mock-World: w1');
  expect(words).toContain('Authorization: Bearer sesame');
  expect(JSON.parse(words.at(-2) ?? '')).toEqual(verification);
});

test('a request can be sent again as it was, to its world', async () => {
  const init = { method: 'POST', body: '{"userfeatures":{"firstname":"Ada"}}' };
  const { entry } = await sent(`${users}?act=add`, init);
  expect([whyIncomplete(entry), whyNotByBrowser(entry)]).toEqual([undefined, undefined]);
  expect(sendableOf(entry, { ...place, world: 'w1' })).toEqual({
    ...init,
    url: `http://localhost:8080${users}?act=add`,
    headers: [
      ['Content-Type', 'text/plain;charset=UTF-8'],
      ['X-Mock-World', 'w1'],
    ],
  });
});

test('bytes are sent from their Base64', async () => {
  const { entry } = await sent(`${users}?act=add`, { method: 'POST', body: new Uint8Array([0xff, 0xfe, 0x41]) });
  expect(whyIncomplete(entry)).toBeUndefined();
  expect(sendableOf(entry, place).body).toEqual({ base64: '//5B' });
});

test.each([
  ['a masked body', `${users}?act=add`, { method: 'POST', body: '{"passwd":"x"}' }, 'masks'],
  ['a masked URL', `${users}?act=list&token=x`, {}, 'URL'],
  ['a body that was not read', '/nowhere/', { method: 'POST', body: '{}' }, 'before its body was read'],
  ['a body that was cut', `${users}?act=add`, { method: 'POST', body: 'x'.repeat(70_000) }, 'beginning'],
])('the journal has not all of %s', async (_, path, init, reason) => {
  const { entry } = await sent(path, init);
  expect(whyIncomplete(entry)).toContain(reason);
});

const entry: JournalRequest = {
  id: 'req-1',
  at: '2012-10-01T12:00:00.000Z',
  ms: 1,
  method: 'GET',
  url: '/x',
  path: '/x',
  status: 200,
  world: 'default',
  generation: 1,
  peer: '127.0.0.1',
  request: { headers: {}, bytes: 0 },
  answer: { status: 200, headers: {}, bytes: 0 },
};

test.each([
  ['the method TRACE', { method: 'TRACE' }],
  ['a method that is no word', { method: 'GET /' }],
  ['a body with GET', { request: { headers: {}, bytes: 2, body: {} } }],
  ['a URL that is no path', { url: '@evil.example/' }],
  ['another host', { url: 'http://evil.example/' }],
  ['a path with dots', { url: '/a/../b' }],
  ['a fragment', { url: '/a#b' }],
])('a browser cannot send %s', (_, changes) => {
  expect(whyNotByBrowser({ ...entry, ...changes })).toMatch(/^A browser cannot send/);
});
