import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openProxy } from '#record/proxy.ts';
import { Recorder } from '#record/recorder.ts';
import { SequenceNames } from '#record/sequence-names.ts';
import type { Exchange } from '#recording/format.ts';
import { readRecordings } from '#recording/read.ts';
import { createRedaction } from '#recording/redact/redaction.ts';
import { RecordingFile } from '#recording/write.ts';
import { Remote } from '#remote/remote.ts';

interface Recording {
  readonly url: string;
  /** The URL of the recorded server. */
  readonly upstream: string;
  readonly path: string;
  readonly warnings: readonly string[];
  /** The recorded exchanges, sequence after sequence. */
  exchanges(): readonly Exchange[];
}

/** Records a server that answers with the handler. */
async function record(
  pbx: RequestListener,
  { authorization, anonymises = false }: { readonly authorization?: string; readonly anonymises?: boolean } = {},
): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const url = await serve(pbx);
  const path = join(folder, 'calls.jsonl');
  const file = new RecordingFile(path, { appends: false, redacted: 'secrets' });
  const upstream = await Remote.open({ url, timeoutMs: 5_000, keepsConnections: true });
  const warnings: string[] = [];
  const recorder = new Recorder({
    upstream,
    file,
    redaction: createRedaction({ anonymises }),
    sequences: new SequenceNames({ rule: 'client', pause: 0, prefix: 'test' }),
    authorization,
    warn: (line) => warnings.push(line),
  });
  const proxy = await openProxy(recorder.handler, { host: '127.0.0.1', port: 0, httpsPort: undefined });
  onTestFinished(async () => {
    await proxy.close();
    upstream.close();
    file.close();
  });
  const exchanges = () => readRecordings(path).flatMap(({ sequences }) => sequences.flatMap((each) => each.exchanges));
  return { url: proxy.urls[0] ?? '', upstream: url, path, warnings, exchanges };
}

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

test('a request is passed on as it is, and its answer comes back as it is', async () => {
  const { url, exchanges } = await record((received, response) => {
    const seen = `${received.method} ${received.url} ${received.headers.authorization} ${received.headers['accept-encoding']}`;
    response
      .writeHead(203, 'Odd', { 'X-XIVO-WS-VERSION': '1.0', 'Set-Cookie': 'a=b', 'Content-Type': 'text/plain' })
      .end(seen);
  });
  const answer = await fetch(`${url}/x/json.php/y/?a=%20b&&c`, {
    method: 'PATCH',
    headers: { authorization: 'Basic eDp5' },
  });
  expect(answer.status).toBe(203);
  expect(answer.statusText).toBe('Odd');
  expect(answer.headers.get('set-cookie')).toBe('a=b');
  expect(await answer.text()).toBe('PATCH /x/json.php/y/?a=%20b&&c Basic eDp5 undefined');
  expect(exchanges()).toMatchObject([
    {
      name: 'PATCH /y/?a=%20b&&c',
      method: 'PATCH',
      path: '/x/json.php/y/?a=%20b&&c',
      auth: 'account-1',
      requestBody: null,
      status: 203,
      headers: { 'content-type': 'text/plain', 'x-xivo-ws-version': '1.0' },
    },
  ]);
});

test('the file contains neither credentials nor cookies nor secrets, and only its owner may read it', async () => {
  const { url, path } = await record((_, response) => {
    response.writeHead(200, { 'set-cookie': 'sid=c00kie', 'content-type': 'application/json' });
    response.end('{"id":1,"secret":"S3CRET","password":"pw1234"}');
  });
  const headers = { authorization: `Basic ${btoa('login:pa55word')}`, cookie: 'sid=c00kie', 'x-token': 't0ken' };
  const body = JSON.stringify({ passwd: 'pw1234' });
  await fetch(`${url}/x/json.php/?password=pw1234`, { method: 'POST', headers, body });
  const text = readFileSync(path, 'utf8');
  for (const secret of ['pa55word', btoa('login:pa55word'), 'c00kie', 't0ken', 'S3CRET', 'pw1234'])
    expect(text).not.toContain(secret);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('accounts are told apart, and requests without one get the given one', async () => {
  const seen: (string | undefined)[] = [];
  const pbx: RequestListener = ({ headers }, response) => {
    seen.push(headers.authorization);
    response.end();
  };
  const given = await record(pbx, { authorization: 'Basic Z2l2ZW4=' });
  for (const authorization of ['Basic YTpi', 'Basic Yzpk', 'Basic YTpi'])
    await fetch(given.url, { headers: { authorization } });
  await fetch(given.url);
  expect(seen).toEqual(['Basic YTpi', 'Basic Yzpk', 'Basic YTpi', 'Basic Z2l2ZW4=']);
  expect(given.exchanges().map(({ auth }) => auth)).toEqual(['account-1', 'account-2', 'account-1', 'account-3']);
  const plain = await record(pbx);
  await fetch(plain.url);
  expect(plain.exchanges().map(({ auth }) => auth)).toEqual([null]);
});

test.for<[string, string, unknown]>([
  ['{"a": 1, "b": "\\u00e9"}', 'an object', { a: 1, b: 'é' }],
  ['{"a":1.0}', 'a number whose spelling matters', '{"a":1.0}'],
  ['{"a":1,"a":2}', 'a key that occurs twice', '{"a":1,"a":2}'],
  ['{"a":', 'broken JSON', '{"a":'],
  ['"text"', 'a JSON string', '"text"'],
  ['a=b', 'a form', 'a=b'],
])('body %s: %s', async ([body, , recorded]) => {
  const { url, exchanges } = await record((_, response) => void response.end());
  await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  expect(exchanges()[0]?.requestBody).toEqual(recorded);
  expect(exchanges()[0]?.requestHeaders).toBeUndefined();
});

test('a body that is not UTF-8, and the header of a form, are kept', async () => {
  const received: Buffer[] = [];
  const { url, exchanges } = await record((from, response) => {
    from.on('data', (chunk: Buffer) => received.push(chunk)).on('end', () => response.end());
  });
  const body = Buffer.from('act=add&name=é', 'latin1');
  await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  expect(Buffer.concat(received)).toEqual(body);
  expect(exchanges()[0]).toMatchObject({
    requestBody: 'act=add&name=é',
    requestEncoding: 'latin1',
    requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
  });
});

test('a request that cannot be passed on is answered with 502, and is not recorded', async () => {
  const { url, upstream, warnings, exchanges } = await record(({ socket }) => void socket.destroy());
  const answer = await fetch(url);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toBe(`${upstream} closed the connection without a whole answer\n`);
  expect(warnings).toEqual([`${upstream} closed the connection without a whole answer`]);
  expect(exchanges()).toEqual([]);
});

test('an answer that is cut off is not recorded', async () => {
  const { url, warnings, exchanges } = await record((_, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"a":', () => response.destroy());
  });
  expect((await fetch(url)).status).toBe(502);
  expect(warnings).toEqual([expect.stringMatching(/ closed the connection without a whole answer$/)]);
  expect(exchanges()).toEqual([]);
});

test('a HEAD has no body, and keeps its length', async () => {
  const { url, exchanges } = await record(
    (_, response) => void response.writeHead(200, { 'content-length': '5' }).end('12345'),
  );
  const length = await new Promise((resolve, reject) => {
    request(url, { method: 'HEAD' }, (answer) => resolve(answer.headers['content-length']))
      .on('error', reject)
      .end();
  });
  expect(length).toBe('5');
  expect(exchanges()).toMatchObject([{ method: 'HEAD', body: '' }]);
});

test.for([
  ['compressed', { 'content-encoding': 'gzip', 'content-type': 'application/json' }, gzipSync('{"passwd":"SEC04x"}')],
  [
    'of several parts',
    { 'content-type': 'multipart/form-data; boundary=b' },
    Buffer.from('--b\r\n\r\nSEC04x\r\n--b--'),
  ],
  ['in UTF-16', { 'content-type': 'application/json' }, Buffer.from('{"passwd":"SEC04x"}', 'utf16le')],
] as const)('a body %s is withheld', async ([, headers, body]) => {
  const { url, exchanges } = await record((_, response) => void response.end());
  await fetch(url, { method: 'POST', headers, body });
  expect(exchanges()).toMatchObject([{ requestBody: '[withheld]' }]);
});

test('JSON that is sent as a form stays JSON, also where its spelling matters', async () => {
  const { url, exchanges } = await record((_, response) => void response.end());
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  await fetch(url, { method: 'POST', headers, body: '{"a":1.0,"passwd":"SEC04x"}' });
  expect(exchanges()[0]?.requestBody).toMatch(/^\{"a":1\.0,"passwd":"(?!SEC04x)[A-Z]{3}\d\d[a-z]"\}$/);
});

test('an exchange is named by what follows the script, or by its whole path', async () => {
  const { url, exchanges } = await record((_, response) => void response.end());
  for (const path of ['/cti/json.php/restricted/profiles/?act=list', '/login?next=1']) await fetch(url + path);
  expect(exchanges().map(({ name }) => name)).toEqual(['GET /restricted/profiles/?act=list', 'GET /login?next=1']);
});
