import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { recordingsFolder } from '../support/recordings.ts';
import { listening } from './listening.ts';
import { outcomeOf } from './outcome.ts';

const entity = join(recordingsFolder, 'entity.jsonl');

async function startRecorded(options: Parameters<typeof startXivoMock>[0] = {}) {
  const mock = await startXivoMock({ dialect: 'recorded', ...options });
  onTestFinished(() => mock.close());
  return mock;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'compare-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

const list = '/xivo/configuration/json.php/restricted/manage/entity/?act=list';
const headers = { 'content-type': 'application/json', 'x-xivo-ws-version': '1.0' };
const exchange = {
  name: 'list',
  method: 'GET',
  path: list,
  auth: 'account-1',
  requestBody: null,
  status: 200,
  headers,
};

/** Writes a recording of one list of entities. */
function recordedList(body: string): string {
  const file = join(folder(), 'calls.jsonl');
  writeFileSync(file, `${JSON.stringify({ name: 'morning', exchanges: [{ ...exchange, body }] })}\n`);
  return file;
}

const login = ['--user', 'admin', '--password', 'proformatique'];

/** The list of entities that a fresh mock answers. */
async function listOf(url: string): Promise<string> {
  const response = await fetch(url + list, { headers: { authorization: `Basic ${btoa('admin:proformatique')}` } });
  return response.text();
}

test('a mock answers as recorded, in worlds that are gone afterwards', async () => {
  const mock = await startRecorded();
  const { status, stdout, stderr } = await outcomeOf(['compare', entity, '--against', mock.url]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^operation +same {2}differs {2}skipped\n/);
  expect(stdout).toContain('\n53 same, 0 different, 0 skipped\n');
  expect(await mock.admin.worlds.list()).toHaveLength(1);
  expect(await mock.admin.snapshots.list()).toEqual([]);
  expect(await mock.admin.countRequests()).toBe(0);
});

test('--json prints counts, and the first difference of each operation', async () => {
  const mock = await startRecorded();
  const recorded = (await listOf(mock.url)).replace('"displayname":"', '"displayname":"X');
  const { status, stdout } = await outcomeOf([
    'compare',
    recordedList(recorded),
    '--against',
    mock.url,
    '--json',
    ...login,
  ]);
  expect(status).toBe(2);
  const operation = 'xivo/configuration/manage/entity:list';
  expect(JSON.parse(stdout)).toEqual({
    same: 0,
    differs: 1,
    skipped: 0,
    operations: [
      {
        operation,
        same: 0,
        differs: 1,
        first: {
          sequence: 'morning',
          exchange: 'list',
          at: '[0].displayname',
          recorded: expect.any(String),
          found: expect.any(String),
        },
      },
    ],
  });
});

test('a difference is told in words, and --keep keeps its world', async () => {
  const mock = await startRecorded();
  const recorded = (await listOf(mock.url)).replace('"displayname":"', '"displayname":"X');
  const { stdout } = await outcomeOf(['compare', recordedList(recorded), '--against', mock.url, '--keep', ...login]);
  expect(stdout).toMatch(
    /^xivo\/configuration\/manage\/entity:list differs\n {2}in calls, morning: list\n {2}\[0\]\.displayname: recorded "X\w*", found "\w*"\n {2}world w1\n/,
  );
  expect((await mock.admin.worlds.list()).map(({ id }) => id)).toEqual(['default', 'w1']);
});

test('accepted differences are no drift; one that no longer occurs is told, and drift with --strict', async () => {
  const mock = await startRecorded();
  const body = await listOf(mock.url);
  const file = join(folder(), 'accepted.yaml');
  writeFileSync(file, '- operation: "*entity:list"\n  at: "[*].displayname"\n  reason: our PBX has another name\n');
  const differing = recordedList(body.replace('"displayname":"', '"displayname":"X'));
  const compare = (...argv: string[]) =>
    outcomeOf(['compare', ...argv, '--against', mock.url, '--accept', file, ...login]);
  expect(await compare(differing, '--strict')).toMatchObject({ status: 0 });
  const equal = recordedList(body);
  const { status, stdout } = await compare(equal);
  expect(status).toBe(0);
  expect(stdout).toContain(
    'accepted, but no longer different: *entity:list at [*].displayname (our PBX has another name)\n',
  );
  expect((await compare(equal, '--strict')).status).toBe(2);
  expect(await compare(equal, '--operation', '*users:*')).toMatchObject({ status: 0 });
});

test('--junit writes a case for each sequence', async () => {
  const mock = await startRecorded();
  const file = join(folder(), 'report.xml');
  const recording = recordedList('[{"displayname":"<&>"}]');
  await outcomeOf(['compare', recording, '--against', mock.url, '--junit', file, ...login]);
  const xml = readFileSync(file, 'utf8');
  expect(xml).toContain('<testsuite name="calls" tests="1" failures="1" errors="0" skipped="0"');
  expect(xml).toContain('<testcase classname="calls" name="morning"');
  expect(xml).toMatch(
    /<failure message="xivo\/configuration\/manage\/entity:list: \[0\]: recorded \{&quot;displayname&quot;:&quot;&lt;&amp;&gt;/,
  );
});

test('--operation limits what is compared; the rest is only sent', async () => {
  const mock = await startRecorded();
  const { stdout } = await outcomeOf(['compare', entity, '--against', mock.url, '--operation', '*:view', '--json']);
  const { operations } = JSON.parse(stdout);
  expect(operations.map(({ operation }: { operation: string }) => operation)).toEqual([
    'xivo/configuration/manage/entity:view',
  ]);
});

test('two mocks are compared with each other', async () => {
  const [one, other] = [await startRecorded(), await startRecorded({ dialect: 'documented' })];
  const recording = join(recordingsFolder, 'pickup.jsonl');
  const { status, stdout } = await outcomeOf(['compare', recording, '--against', one.url, '--against', other.url]);
  expect(status).toBe(2);
  expect(stdout).toContain(`  [0].commented: ${one.url} false, ${other.url} 0\n`);
});

test('a difference of a later release is named', async () => {
  const mock = await startRecorded();
  const body = (await listOf(mock.url)).replace('"displayname"', '"displayname"');
  const recording = recordedList(body);
  const pickups = readFileSync(recording, 'utf8')
    .replace('xivo/configuration', 'service/ipbx')
    .replace('manage/entity', 'pbx_services/phonebook');
  const file = join(folder(), 'phonebook.jsonl');
  writeFileSync(file, pickups);
  const server = createServer((_request, response) => response.writeHead(404, { connection: 'close' }).end());
  const { stdout } = await outcomeOf([
    'compare',
    file,
    '--against',
    `http://127.0.0.1:${await listening(server)}`,
    ...login,
  ]);
  expect(stdout).toContain('  status: recorded 200, found 404\n  since 16.14: the phonebook is gone\n');
});

async function compareWithServer(listener: RequestListener, ...argv: string[]) {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/__admin') === true) response.writeHead(404).end();
    else listener(request, response);
  });
  onTestFinished(() => server.closeAllConnections());
  const url = `http://127.0.0.1:${await listening(server)}`;
  const { status, stderr } = await outcomeOf(['compare', recordedList('[]'), '--against', url, ...login, ...argv]);
  return { status, line: stderr.replaceAll(url, 'URL') };
}

test.for<[string, RequestListener, RegExp]>([
  [
    'is slow',
    () => undefined,
    /^xivo-mock: URL did not answer within 200 ms; allow more by --timeout \(calls, morning\)\n$/,
  ],
  [
    'cuts answers',
    (_request, response) =>
      void response.writeHead(200, { 'content-length': '9' }).write('x', () => response.destroy()),
    /^xivo-mock: URL closed the connection without a whole answer \(calls, morning\)\n$/,
  ],
  [
    'answers with a page',
    (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><p>'),
    /^xivo-mock: URL answers with an HTML page; it may not be the web services of a XiVO \(/,
  ],
  [
    'redirects',
    (_request, response) => void response.writeHead(302, { location: '/login' }).end(),
    /^xivo-mock: URL redirects to \/login instead of answering; redirects are not followed \(/,
  ],
  [
    'asks for another realm',
    (_request, response) => void response.writeHead(401, { 'www-authenticate': 'Basic realm="Intranet"' }).end(),
    /^xivo-mock: URL does not accept the account "account-1" for \S+ \(401\), and asks for Basic realm="Intranet"; give its credentials by --user and --password, or by --account \(/,
  ],
])('a server that %s is told in one line', async ([, listener, line]) => {
  const outcome = await compareWithServer(listener, '--timeout', '200ms');
  expect(outcome.line).toMatch(line);
  expect(outcome.status).toBe(1);
});

test('a certificate that is not trusted is told; --ca and --insecure accept it', async () => {
  const mock = await startRecorded({ https: true });
  const [file, ca] = [recordedList(await listOf(mock.url)), join(folder(), 'ca.pem')];
  writeFileSync(ca, mock.ca ?? '');
  const compare = (...argv: string[]) =>
    outcomeOf(['compare', file, '--against', mock.httpsUrl ?? '', ...login, ...argv]);
  const { status, stderr } = await compare();
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^xivo-mock: https:\/\/\S+ has a certificate that is not trusted \(.*\); name its CA by --ca, or skip the check by --insecure\n$/,
  );
  expect(await compare('--ca', ca)).toMatchObject({ status: 0, stderr: '' });
  expect(await compare('--insecure')).toMatchObject({ status: 0, stderr: '' });
});

test('a server without TLS at an https URL is told', async () => {
  const mock = await startRecorded();
  const { stderr } = await outcomeOf([
    'compare',
    recordedList('[]'),
    '--against',
    mock.url.replace('http:', 'https:'),
    ...login,
  ]);
  expect(stderr).toMatch(/^xivo-mock: https:\S+ does not speak TLS at this port; begin the URL with http:\/\/\n$/);
});

test('what cannot be compared is status 1, never 2', async () => {
  const mock = await startRecorded();
  const against = ['--against', mock.url];
  const stderrOf = async (...argv: string[]) => {
    const { status, stderr } = await outcomeOf(['compare', ...argv]);
    expect(status).toBe(1);
    return stderr;
  };
  expect(await stderrOf(entity)).toBe(
    'xivo-mock: --against: give the URL of the server to compare, or of two servers\n',
  );
  expect(await stderrOf(...against)).toBe('xivo-mock: compare takes RECORDINGS…, got nothing\n');
  expect(await stderrOf(entity, '--against', 'http://a:b@c/?x')).toContain('expected one or two URLs such as');
  expect(await stderrOf('nowhere.jsonl', ...against)).toBe('xivo-mock: nowhere.jsonl: there is no such file\n');
  expect(await stderrOf(recordedList('[]'), ...against)).toContain(
    'the recording uses the account "account-1"; give its credentials by --user and --password',
  );
  expect(await stderrOf(entity, '--against', 'http://127.0.0.1:1')).toMatch(
    /^xivo-mock: http:\/\/127.0.0.1:1 cannot be reached \(.*ECONNREFUSED.*\)\n$/,
  );
  expect(await stderrOf(entity, ...against, '--accept', recordedList('x'))).toMatch(/calls\.jsonl: /);
  expect(await stderrOf(entity, ...against, '--user', 'x')).toBe(
    'xivo-mock: user and password belong together; give both, or neither\n',
  );
});

test('the token of a mock is needed for its worlds', async () => {
  const mock = await startRecorded({ token: 'sesame' });
  const { status, stderr } = await outcomeOf(['compare', entity, '--against', mock.url]);
  expect(status).toBe(1);
  expect(stderr).toContain('the control plane requires its token');
  expect((await outcomeOf(['compare', entity, '--against', mock.url, '--token', 'sesame'])).status).toBe(0);
});

test.for([
  { name: 'bootstrap', what: 'a start state without accounts' },
  { name: 'cel', what: 'a start state with call records' },
  { name: 'core', what: 'accounts by host, and sums' },
])('the recording $name, with $what, is answered as recorded', async ({ name }) => {
  const mock = await startRecorded();
  const outcome = await outcomeOf(['compare', join(recordingsFolder, `${name}.jsonl`), '--against', mock.url]);
  expect(outcome).toMatchObject({ status: 0, stderr: '' });
  expect(outcome.stdout).toMatch(/\d+ same, 0 different, 0 skipped\n$/);
});
