import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { connect as connectSecurely } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { createLogger } from '#server/log.ts';
import { openPorts } from '#server/ports.ts';
import { generateCertificate } from '#server/tls/generate.ts';
import { headOf, requestText, talk } from '../support/raw.ts';

const check = '/xivo/configuration/json.php/restricted/check/';
const add = '/xivo/configuration/json.php/restricted/manage/entity/?act=add';

/** Starts a mock that listens as with `start`, and collects its log. */
async function open({ https = false } = {}) {
  const output = new PassThrough();
  const world = createWorld({ seeds: 'fresh', dialect: 'documented' });
  const app = createApp(world, { logger: createLogger({ level: 'info', output }) });
  const certificate = https ? await generateCertificate('127.0.0.1') : undefined;
  const server = await openPorts(app, { host: '127.0.0.1', port: 0, httpsPort: 0, certificate });
  onTestFinished(() => app.close());
  const portOf = (url = '') => Number(new URL(url).port);
  const log = () => {
    const lines = String(output.read() ?? '').split('\n');
    return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
  };
  const entries = () =>
    world.journal.entries().map(({ method, url, answer, reason }) => [method, url, answer.status, reason?.message]);
  const metrics = async () => (await app.inject('/__admin/metrics')).body;
  return { port: portOf(server.url), httpsPort: portOf(server.httpsUrl ?? server.url), world, log, entries, metrics };
}

test.for<[string, string, number, string, string]>([
  [
    'a raw letter in a target whose request did not come whole',
    requestText(`POST ${add}&x=Chlo\xe9 HTTP/1.1`, ['Content-Length: 9'], ''),
    400,
    `${add}&x=Chlo\xe9`,
    'the request target has a character that must be percent-encoded',
  ],
  [
    'a control character in the target',
    requestText(`POST ${add}&x=\x01\xe9 HTTP/1.1`),
    400,
    `${add}&x=\x01\xe9`,
    'the request target has a character that must be percent-encoded',
  ],
  [
    'a space in the target',
    requestText(`GET ${check}?search=a b HTTP/1.1`),
    400,
    `${check}?search=a b`,
    'the request line does not end with an HTTP version; a space in the target must be %20',
  ],
  [
    'a header that is too long',
    requestText(`GET ${check} HTTP/1.1`, [`X-Long: ${'x'.repeat(20_000)}`]),
    431,
    check,
    'the request line and the header are longer than 16 KiB',
  ],
  [
    'a header field without a colon',
    requestText(`GET ${check} HTTP/1.1`, ['nonsense']),
    400,
    check,
    'the request is not valid HTTP (Invalid header token)',
  ],
])('%s leaves a line in the log and an entry in the journal', async ([, bytes, status, url, message]) => {
  const { port, log, entries, metrics } = await open();
  const received = await talk(port, bytes);
  expect(headOf(received)[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(headOf(received)).toContain(`X-Mock-Reason: ${message}`);
  const [method] = bytes.split(' ', 1);
  expect(entries()).toEqual([[method, url, status, message]]);
  expect(log()).toMatchObject([{ id: 'refused-1', operation: `${method} ${url}`, status, reason: { message } }]);
  expect(await metrics()).toContain(`xivo_mock_requests_total{operation="none",status="${status}"} 1`);
});

test('a request that ends within its header is answered and recorded', async () => {
  const { port, entries } = await open();
  const socket = connect(port, '127.0.0.1');
  socket.end(`GET ${check} HTTP/1.1\r\nHost`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(entries()).toEqual([['', '', 400, 'the connection ended in the middle of a request']]);
});

test.for(['\xc3\xa9', '%C3%A9'])('a non-ASCII letter in a target may be written %j', async (letter) => {
  const { port, entries } = await open();
  const body = '{"name": "cafe", "displayname": "Caf\\u00e9"}';
  expect(headOf(await talk(port, requestText(`POST ${add}&x=${letter} HTTP/1.1`, [], body)))[0]).toBe(
    'HTTP/1.1 200 OK',
  );
  const search = add.replace('act=add', `act=search&search=caf${letter}`);
  const received = await talk(port, requestText(`GET ${search} HTTP/1.1`));
  expect(received).toContain('"displayname":"Caf\\u00e9"');
  expect(headOf(received)).toContain('Connection: close');
  expect(entries()).toEqual([
    ['POST', `${add}&x=${letter}`, 200, undefined],
    ['GET', search, 200, undefined],
  ]);
});

test('a target with a non-ASCII letter is served over HTTPS, and its connection closes', async () => {
  const { httpsPort, entries } = await open({ https: true });
  const socket = connectSecurely({ port: httpsPort, host: '127.0.0.1', rejectUnauthorized: false });
  socket.write(Buffer.from(requestText(`GET ${check}?x=\xe9 HTTP/1.1`).replace('Connection: close', 'X: y'), 'latin1'));
  expect(headOf(await text(socket))).toEqual(expect.arrayContaining(['HTTP/1.1 200 OK', 'Connection: close']));
  expect(entries()).toEqual([['GET', `${check}?x=\xe9`, 200, undefined]]);
});

test('secrets in a refused target are redacted', async () => {
  const { port, log } = await open();
  await talk(port, requestText('GET http://me:hidden@x/\xe9?password=hidden HTTP/1.1', ['no field']));
  expect(log()).toMatchObject([{ operation: 'GET http://[redacted]@x/\xe9?password=[redacted]' }]);
});

test('CONNECT and a request without Host are refused and recorded', async () => {
  const { port, entries } = await open();
  expect(await talk(port, 'CONNECT pbx:443 HTTP/1.1\r\nHost: pbx\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await talk(port, `GET ${check} HTTP/1.1\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(entries()).toEqual([
    ['CONNECT', 'pbx:443', 400, 'the method CONNECT is for proxies'],
    ['GET', check, 400, 'an HTTP/1.1 request needs the header Host'],
  ]);
});

test('a request of HTTP/1.0 needs no Host', async () => {
  const { port } = await open();
  expect(headOf(await talk(port, `GET ${check} HTTP/1.0\r\n\r\n`))[0]).toBe('HTTP/1.1 401 Unauthorized');
});

test('an unknown Expect is ignored', async () => {
  const { port } = await open();
  const received = await talk(port, requestText(`GET ${check} HTTP/1.1`, ['Expect: more']));
  expect(headOf(received)[0]).toBe('HTTP/1.1 200 OK');
});

test('a malformed chunk belongs to its request, which is recorded once', async () => {
  const { port, entries, log } = await open();
  const head = requestText(`POST ${add} HTTP/1.1`, ['Transfer-Encoding: chunked']);
  const message = 'the request is not valid HTTP (Invalid character in chunk size)';
  expect(await talk(port, `${head}zz\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(entries()).toEqual([['POST', add, 400, message]]);
  expect(log()).toMatchObject([{ level: 30, id: 'req-1', status: 400, reason: { message } }]);
});

test('unreadable input is refused after the requests before it are answered', async () => {
  const { port, entries } = await open();
  const kept = requestText(`GET ${check} HTTP/1.1`).replace('Connection: close', 'X-Kept: yes');
  const received = await talk(port, `${kept}${kept}nonsense / HTTP/1.1\r\n\r\n`);
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
  const message = 'the request does not begin with a known HTTP method';
  expect(entries().map(([, , status, reason]) => [status, reason])).toEqual([
    [200, undefined],
    [200, undefined],
    [400, message],
  ]);
});

test('a request refused with its body is recorded as answered', async () => {
  const { port, entries } = await open();
  const head = requestText('POST /nowhere HTTP/1.1', ['Transfer-Encoding: chunked']);
  expect(await talk(port, `${head}zz\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  expect(entries()).toEqual([
    ['POST', '/nowhere', 400, 'the request is not valid HTTP (Invalid character in chunk size)'],
  ]);
});

test('a client that disconnects after its upload was refused leaves one entry', async () => {
  const { port, entries } = await open();
  const head = requestText('POST /nowhere HTTP/1.1', ['Content-Length: 100']).replace(
    'Connection: close',
    'X-Kept: yes',
  );
  const socket = connect(port, '127.0.0.1');
  socket.write(`${head}begun`);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.end();
  await new Promise((resolve) => socket.once('close', resolve));
  expect(entries().map(([, url, status]) => [url, status])).toEqual([['/nowhere', 404]]);
});

test('an upload to the control plane that ends early is not logged as an error', async () => {
  const { port, log } = await open();
  const head = requestText('POST /__admin/reset HTTP/1.1', ['Content-Type: application/json', 'Content-Length: 100']);
  const socket = connect(port, '127.0.0.1');
  socket.end(`${head}{`);
  await new Promise((resolve) => socket.resume().once('close', resolve));
  await talk(port, requestText(`GET ${check} HTTP/1.1`));
  expect(log()).toMatchObject([{ status: 200 }]);
});

test('an upload that the client breaks off is recorded without a status, and not as an error', async () => {
  const { port, world, entries, log } = await open();
  const socket = connect(port, '127.0.0.1');
  socket.write(requestText(`POST ${add} HTTP/1.1`, ['Content-Length: 100'], '').replace('\r\n\r\n', '\r\n\r\n{"name"'));
  await new Promise((resolve) => socket.once('connect', resolve));
  // The next request is answered once the first one has arrived.
  await talk(port, requestText(`GET ${check} HTTP/1.1`));
  socket.resetAndDestroy();
  await expect.poll(() => world.journal.total).toBe(2);
  expect(entries()[1]).toEqual(['POST', add, 0, 'the client disconnected after 7 bytes of the body']);
  expect(log()).toMatchObject([{ status: 200 }, { level: 30, status: 0 }]);
});

test('HTTP on the HTTPS port is answered in plain HTTP and recorded', async () => {
  const { httpsPort, entries } = await open({ https: true });
  const message = 'plain HTTP was sent to the port for HTTPS';
  expect(headOf(await talk(httpsPort, requestText(`GET ${check} HTTP/1.1`)))).toContain(`X-Mock-Reason: ${message}`);
  expect(entries()).toEqual([['', '', 400, message]]);
});

test('a failed TLS handshake is recorded with advice', async () => {
  const { httpsPort, world, entries } = await open({ https: true });
  const ciphers = 'DEFAULT@SECLEVEL=0';
  const old = connectSecurely({
    port: httpsPort,
    host: '127.0.0.1',
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1',
    ciphers,
  });
  await new Promise((resolve) => old.once('error', resolve));
  await expect.poll(() => world.journal.total).toBe(1);
  const message = 'the TLS handshake failed (unsupported protocol); --legacy-tls accepts clients from 2012';
  expect(entries()).toEqual([['', '', 0, message]]);
});
