import { createServer, type IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { totalsOf } from '#compare/report/result.ts';
import { StartStates } from '#compare/start/start-state.ts';
import { onlyReads } from '#compare/target/safety.ts';
import { openTarget } from '#compare/target/target.ts';
import { Registry } from '#core/registry.ts';
import type { Exchange } from '#recording/format.ts';
import { isOnLoopback } from '#remote/address.ts';
import { resources } from '#resources/index.ts';
import { listening } from '../commands/listening.ts';
import { compareWith, recordingOf } from './recorded-calls.ts';

const registry = new Registry(resources, 'documented');

/** The acts that look at a PBX; every other act of a resource may change it. */
const reading = ['list', 'search', 'searchid', 'searchdb', 'view', 'check', 'show'];

const writes = registry.resources.flatMap((resource) =>
  Object.keys(resource.acts)
    .filter((act) => !reading.includes(act))
    .map((act) => ({ path: `/${resource.base}/json.php/restricted/${resource.path}/`, act })),
);

const spellings: readonly ((act: string) => string)[] = [
  (act) => `act=${act}`,
  (act) => `act=list&act=${act}`,
  (act) => `%61ct=${act}`,
  (act) => `a%63t=%20${act}+`,
  (act) => `&&id=1&act=${[...act].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}`,
  (act) => `+act=${act}`,
];

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PROPFIND'];
const boundary = 'xxx';
const part = (act: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="act"\r\n\r\n${act}\r\n--${boundary}--`;

/** Requests of every act that may write, by any method, with the act in the query or in a form. */
const writeRequests = fc
  .record({
    write: fc.constantFrom(...writes),
    spell: fc.constantFrom(...spellings),
    method: fc.constantFrom(...methods),
    place: fc.constantFrom('query', 'form', 'multipart'),
    prefix: fc.constantFrom('', '/w/w1', 'http://elsewhere'),
  })
  .map(({ write: { path, act }, spell, method, place, prefix }) => {
    if (place === 'query') return { method, path: `${prefix}${path}?${spell(act)}`, headers: {}, body: undefined };
    const isForm = place === 'form';
    const type = isForm ? 'application/x-www-form-urlencoded' : `multipart/form-data; boundary=${boundary}`;
    const body = Buffer.from(isForm ? spell(act) : part(act));
    return { method, path: `${prefix}${path}?act=list`, headers: { 'content-type': type }, body };
  });

test('a request that may write is never taken for one that reads', () => {
  fc.assert(
    fc.property(writeRequests, (request) => !onlyReads({ ...request, clientAddress: undefined }, registry)),
    { numRuns: 3000 },
  );
});

test.for(['/__admin/reset', '/', '/nowhere', '*', '/service/ipbx/json.php/restricted/pbx_settings/nothing/?act=list'])(
  '%s is not certain to be a read',
  (path) => {
    expect(onlyReads({ method: 'GET', path, headers: {}, body: undefined, clientAddress: undefined }, registry)).toBe(
      false,
    );
  },
);

test.for([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['128.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['localhost', false],
] as const)('%s: on loopback is %s', ([address, expected]) => {
  expect(isOnLoopback(address)).toBe(expected);
});

/** A server that keeps what it is asked; `0.0.0.0` is an address of it that is not on loopback. */
async function askedServer() {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    if (request.url?.startsWith('/__admin') !== true) asked.push(`${request.method} ${request.url}`);
    response.writeHead(request.url?.startsWith('/__admin') === true ? 404 : 204, { connection: 'close' }).end();
  });
  const port = await listening(server);
  return { asked, url: `http://0.0.0.0:${port}`, localUrl: `http://localhost:${port}` };
}

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';
const exchange = (query: string, status = 204, others: Partial<Exchange> = {}): Exchange => ({
  ...{ name: query, method: 'GET', path: `${entities}?${query}`, auth: null, requestBody: null },
  ...{ status, headers: {}, body: '' },
  ...others,
});

async function run(url: string, exchanges: readonly Exchange[], { allowWrites = false } = {}) {
  const options = { url, allowWrites, timeoutMs: 5000, keepsWorlds: false, registry, states: new StartStates() };
  const target = await openTarget(options);
  return compareWith(recordingOf(exchanges), [target]);
}

const mixed = [
  exchange('act=list'),
  exchange('act=delete&id=1', 404),
  exchange('act=view&id=1'),
  exchange('act=add', 200),
  exchange('act=list'),
];

test('a server that is not on loopback gets only reads, and none after a write that it lacks', async () => {
  const { url, asked } = await askedServer();
  const result = await run(url, mixed);
  expect(asked).toEqual([`GET ${entities}?act=list`, `GET ${entities}?act=view&id=1`]);
  expect(totalsOf(result)).toEqual({ same: 2, differs: 0, accepted: 0, skipped: 3 });
});

test('with writes allowed, and on loopback, everything is sent', async () => {
  for (const name of ['url', 'localUrl'] as const) {
    const server = await askedServer();
    await run(server[name], mixed.slice(0, 3), { allowWrites: name === 'url' });
    expect(server.asked).toContain(`GET ${entities}?act=delete&id=1`);
  }
});

test('a sequence with a client address is skipped on a server that is not on loopback', async () => {
  const { url, asked } = await askedServer();
  const result = await run(url, [exchange('act=list'), exchange('act=list', 204, { clientAddress: '127.0.0.2' })]);
  expect(asked).toEqual([]);
  expect(totalsOf(result).skipped).toBe(2);
});

test('a request whose body was withheld from the recording is skipped', async () => {
  const { localUrl, asked } = await askedServer();
  const result = await run(localUrl, [exchange('act=list', 204, { requestBody: '[withheld]' })]);
  expect(asked.filter((each) => each.includes('act=list'))).toEqual([]);
  expect(totalsOf(result).skipped).toBe(1);
});

test('a target throws rather than send a write, whoever asks', async () => {
  const { url, asked } = await askedServer();
  const options = { url, allowWrites: false, timeoutMs: 5000, keepsWorlds: false, registry, states: new StartStates() };
  const { send } = await (await openTarget(options)).begin({ folder: '.', start: undefined });
  const write = {
    method: 'GET',
    path: `${entities}?act=deleteall`,
    headers: {},
    body: undefined,
    clientAddress: undefined,
  };
  await expect(send(write)).rejects.toThrow('is not sent writes');
  expect(asked).toEqual([]);
});
