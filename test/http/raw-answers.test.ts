import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { startMock } from '../support/mock.ts';
import { headOf, requestText, talk } from '../support/raw.ts';
import { listen } from '../support/transports.ts';

const check = '/xivo/configuration/json.php/restricted/check/';
const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

/** Returns the header names of an answer, as written. */
function namesOf(received: string): readonly string[] {
  return headOf(received)
    .slice(1)
    .map((field) => field.split(':', 1)[0] ?? '');
}

const beginning = ['Server', 'Date', 'Content-Type', 'Content-Length', 'Connection'];

test.for<[string, string, string, string[]]>([
  ['the check', `GET ${check}`, '200 OK', [...beginning, 'X-XIVO-WS-VERSION', 'X-Mock-Request-Id']],
  ['a list', `GET ${entities}?act=list`, '200 OK', [...beginning, 'X-XIVO-WS-VERSION', 'X-Mock-Request-Id']],
  ['HEAD', `HEAD ${entities}?act=list`, '200 OK', [...beginning, 'X-XIVO-WS-VERSION', 'X-Mock-Request-Id']],
  [
    'an unknown path',
    'GET /service/ipbx/json.php/restricted/nosuch',
    '404 Not Found',
    [...beginning, 'X-Mock-Request-Id', 'X-Mock-Reason'],
  ],
  ['no script', 'GET /nosuch', '404 Not Found', [...beginning, 'X-Mock-Request-Id', 'X-Mock-Reason']],
  ['TRACE', `TRACE ${check}`, '405 Method Not Allowed', [...beginning, 'X-Mock-Request-Id', 'X-Mock-Reason']],
  [
    'a list of nothing',
    'GET /service/ipbx/json.php/restricted/pbx_settings/users/?act=list',
    '204 No Content',
    ['Server', 'Date', 'Content-Type', 'Connection', 'X-XIVO-WS-VERSION', 'X-Mock-Request-Id', 'X-Mock-Reason'],
  ],
])('the headers of %s have the names and the order of the real server', async ([, line, status, names]) => {
  const { app } = startMock();
  const received = await talk(await listen(app), requestText(`${line} HTTP/1.1`));
  expect(headOf(received)[0]).toBe(`HTTP/1.1 ${status}`);
  expect(namesOf(received)).toEqual(names);
});

test('the challenge is that of the real server', async () => {
  const { app } = startMock();
  const received = await talk(await listen(app), `GET ${check} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(namesOf(received).slice(0, -2)).toEqual([...beginning, 'X-XIVO-WS-VERSION', 'WWW-Authenticate']);
  expect(headOf(received)).toContain('WWW-Authenticate: Basic realm="Access Restricted"');
});

test('an unchanged answer has neither type nor length', async () => {
  const { app } = startMock();
  const port = await listen(app);
  const list = await talk(port, requestText(`GET ${entities}?act=list HTTP/1.1`));
  const sum = createHash('md5')
    .update(list.split('\r\n\r\n')[1] ?? '')
    .digest('hex');
  const received = await talk(port, requestText(`GET ${entities}?act=list&sum=${sum} HTTP/1.1`));
  expect(headOf(received)[0]).toBe('HTTP/1.1 304 Not Modified');
  expect(namesOf(received)).toEqual(['Server', 'Date', 'Connection', 'X-XIVO-WS-VERSION', 'X-Mock-Request-Id']);
});

test('the headers of a fault have the usual names and order, and its own are unchanged', async () => {
  const { app } = startMock();
  const headers = { 'x-xivo-ws-version': '1.0', 'Retry-After': '5', 'content-type': 'text/plain' };
  const payload = { action: { respond: { status: 503, headers, body: 'later' } } };
  await app.inject({ method: 'POST', url: '/__admin/faults', payload });
  const received = await talk(await listen(app), requestText(`GET ${check} HTTP/1.1`));
  expect(namesOf(received).slice(0, 7)).toEqual([...beginning, 'X-XIVO-WS-VERSION', 'Retry-After']);
});

test('an answer that cannot be sent is a 500, and an error in the log', async () => {
  const mock = startMock();
  const headers = { 'Retry-After': '5\n6' };
  mock.world.faults.add({
    match: {},
    trigger: { after: 0, every: 1 },
    stage: 'before',
    action: { respond: { status: 503, headers, body: '' } },
  });
  const received = await talk(await listen(mock.app), requestText(`GET ${check} HTTP/1.1`));
  expect([headOf(received)[0], mock.bugs.length]).toEqual(['HTTP/1.1 500 Internal Server Error', 1]);
});

test('a connection is kept alive or closed as the client requests', async () => {
  const { app } = startMock();
  const [first, second] = [`GET ${check} HTTP/1.1\r\nHost: x\r\n\r\n`, requestText(`GET ${check} HTTP/1.1`)];
  const received = await talk(await listen(app), first + second);
  expect(received.match(/^Connection: .*$/gm)).toEqual(['Connection: keep-alive', 'Connection: close']);
});

const types = [
  'json',
  '',
  'foo',
  'foo/',
  '/',
  '*/*',
  'a b',
  'a b/c',
  'x=y',
  'application/json, text/plain',
  'application/json charset=utf8',
  '; charset=utf-8',
  'application/x-www-form-urlencodedx',
  'text/plain; charset="',
];

test.for(types)('a body of the type "%s" is read', async (type) => {
  const mock = startMock();
  const body = JSON.stringify({ name: 'second', displayname: 'Second' });
  const text = requestText(`POST ${entities}?act=add HTTP/1.1`, [`Content-Type: ${type}`], body);
  expect(headOf(await talk(await listen(mock.app), text))[0]).toBe('HTTP/1.1 200 OK');
  expect([mock.world.store.count('entity'), mock.bugs]).toEqual([2, []]);
});

test.for(['GET', 'QUERY', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'M-SEARCH', 'PURGE'])(
  'a body is read with the method %s, with a type and without one',
  async (method) => {
    const mock = startMock();
    const port = await listen(mock.app);
    const body = (name: string) => JSON.stringify({ name, displayname: name });
    const line = `${method} ${entities}?act=add HTTP/1.1`;
    expect(headOf(await talk(port, requestText(line, [], body('second'))))[0]).toBe('HTTP/1.1 200 OK');
    expect(headOf(await talk(port, requestText(line, ['Content-Type: json'], body('third'))))[0]).toBe(
      'HTTP/1.1 200 OK',
    );
    expect([mock.world.store.count('entity'), mock.bugs]).toEqual([3, []]);
  },
);
