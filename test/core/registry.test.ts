import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { operationOf, type Resource, sectionOf } from '#core/resource.ts';
import { resources } from '#resources/index.ts';
import { dump, type Mock, startMock, urlOf } from '../support/mock.ts';

/** Every act of every resource that accounts can reach. */
const restricted = resources.filter(({ modes }) => modes === undefined || modes.includes('restricted'));
const acts = restricted.flatMap((resource) => Object.keys(resource.acts).map((act) => [resource, act] as const));
const named = (list: readonly (readonly [Resource, string])[]) =>
  list.map(([resource, act]) => ({ name: operationOf(resource, act), resource, act }));

/** Acts that read a body. */
const writing = acts.filter(([, act]) => ['add', 'edit', 'import', 'save', 'configure'].includes(act));

test('each resource has one path, and its file is at its URL', () => {
  const paths = resources.map(({ base, path }) => `${base}/${path}`);
  expect(new Set(paths).size).toBe(paths.length);
  const missing = paths.filter((path) => !existsSync(new URL(`../../src/resources/${path}.ts`, import.meta.url)));
  expect(missing).toEqual([]);
});

test('the fallback of each resource is one of its acts', () => {
  for (const { path, acts: known, fallback } of resources)
    expect([path, Object.keys(known)]).toEqual([path, expect.arrayContaining([fallback])]);
});

test('each resource with objects to add or delete has nouns', () => {
  const nameless = resources.filter(
    ({ acts: known, nouns }) => nouns === undefined && ('add' in known || 'delete' in known),
  );
  expect(nameless.map(({ path }) => path)).toEqual([]);
});

test.each(['queuelogger/configuration', 'general_settings/outboundmwi', 'pbx_settings/extension'])(
  'the tree of rights has %s, which opens nothing',
  (path) => {
    for (const dialect of ['documented', 'recorded'] as const) {
      const registry = new Registry(resources, dialect);
      expect(registry.isSection(`service/ipbx/${path}`)).toBe(true);
      expect(registry.find('service/ipbx', path, 'restricted')).toBeUndefined();
    }
  },
);

test('sections that cannot be granted are not in the tree of rights', () => {
  const registry = new Registry(resources, 'documented');
  expect(registry.isSection('service/ipbx/queuelogger')).toBe(true);
  expect(registry.isSection('service/ipbx/ctiserver/configuration')).toBe(false);
  expect(registry.isSection('service/ipbx/pbx_settings/extensions')).toBe(false);
});

describe.for(restricted.map((resource) => ({ name: sectionOf(resource), resource })))('$name', ({ resource }) => {
  const url = urlOf(resource, resource.fallback);
  const authorization = (credentials: string) => ({
    authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
  });

  test('answers 401 with a challenge to unknown callers, whatever the act', async () => {
    const { app } = startMock();
    for (const headers of [
      {},
      authorization('admin:wrong'),
      authorization('admin:'),
      authorization(':proformatique'),
    ]) {
      const answer = await app.inject({ url: urlOf(resource, 'no such act'), headers });
      expect([answer.statusCode, answer.body]).toEqual([401, '']);
      expect(answer.headers).toMatchObject({
        'www-authenticate': 'Basic realm="Access Restricted"',
        'x-xivo-ws-version': '1.0',
        'content-type': 'text/html; charset=UTF-8',
      });
    }
  });

  test('answers 403 to an account without the right, and serves one with only this right', async () => {
    const { app, world } = startMock();
    world.store.insert('accesswebservice', account('idle', []));
    world.store.insert('accesswebservice', account('narrow', [sectionOf(resource)]));
    const refused = await app.inject({ url, headers: authorization('idle:secret') });
    expect([refused.statusCode, refused.body, refused.headers['www-authenticate']]).toEqual([403, '', undefined]);
    const admitted = await app.inject({ url, headers: authorization('narrow:secret') });
    expect(admitted.statusCode === 403).toBe(resource.grantable === false);
  });

  test('answers 403 without a mode and 404 under another name', async () => {
    const { app } = startMock();
    const path = `/${resource.base}/json.php`;
    expect((await app.inject(`${path}/${resource.path}/`)).statusCode).toBe(403);
    const unknown = await app.inject(`${path}/restricted/${resource.path}x/`);
    expect([unknown.statusCode, unknown.headers['x-xivo-ws-version']]).toEqual([404, undefined]);
  });
});

function account(name: string, rights: readonly string[]) {
  return { name, login: name, passwd: 'secret', disable: 0, description: '', rights: JSON.stringify(rights) };
}

/** Starts a mock with the documented data, without the call records, which no act writes. */
function startFilledMock(): Mock {
  const mock = startMock({ seeds: 'documented' });
  mock.world.store.delete('cel', {});
  mock.world.store.markBaseline();
  return mock;
}

const unusableBodies = [
  '',
  '{',
  '[1,]',
  "{'a':1}",
  '\ufeff{}',
  'null',
  '1',
  '"text"',
  'true',
  '{}',
  '[]',
  `${'['.repeat(600)}${']'.repeat(600)}`,
];

describe.for(named(writing))('$name', ({ resource, act }) => {
  test('answers unusable bodies without failing, and a refusal changes nothing', async () => {
    const mock = startFilledMock();
    for (const body of unusableBodies) await callWithoutTrace(mock, { resource, act, body, id: 1 });
  });

  test('answers any JSON body without failing, and a refusal changes nothing', async () => {
    const mock = startFilledMock();
    const part = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('default', 1, '1', true, [], {}, null));
    const key = fc.constantFrom(...wireKeys);
    const body = fc.dictionary(key, fc.oneof(part, fc.dictionary(key, part, { maxKeys: 6 })), { maxKeys: 8 });
    await fc.assert(
      fc.asyncProperty(body, async (value) => callWithoutTrace(mock, { resource, act, body: value, id: 1 })),
      { numRuns: 25 },
    );
  });
});

/** Keys of generated bodies: parts, fields and columns of many resources. */
const wireKeys = [
  'name',
  'displayname',
  'number',
  'context',
  'description',
  'protocol',
  'userfeatures',
  'linefeatures',
  'voicemail',
  'dialaction',
  'callerid',
  'rightcall',
  'schedule_id',
  'user',
  'agent',
  'queue',
  'queuefeatures',
  'groupfeatures',
  'agentfeatures',
  'incall',
  'outcall',
  'outcalltrunk',
  'dialpattern',
  'schedule',
  'opened',
  'closed',
  'members',
  'rule',
  'meetmefeatures',
  'meetmeroom',
  'meetmeguest',
  'trunkfeatures',
  'register',
  'contextnumbers',
  'contextinclude',
  'stats_conf',
  'phonebook',
  'phonebooknumber',
  'phonebookaddress',
  'firstname',
  'exten',
  'id',
  'mailbox',
  'phonefunckey',
  'allow',
  'host',
  'extra_ifaces',
  'canonical',
  'alert_emails',
  'search',
  '__proto__',
  'constructor',
  'toString',
] as const;

interface Attempt {
  readonly resource: Resource;
  readonly act: string;
  readonly body: unknown;
  readonly id: number;
}

/** Sends the request, and expects that no error was unexpected and that a refusal left the state unchanged. */
async function callWithoutTrace(mock: Mock, { resource, act, body, id }: Attempt): Promise<void> {
  const before = dump(mock);
  const answer = await mock.call(resource, act, { id, body });
  expect(mock.bugs).toEqual([]);
  if (answer.status >= 400) expect(dump(mock)).toBe(before);
}

describe.for(named(acts))('$name', ({ resource, act }) => {
  test('answers any query without failing', async () => {
    const mock = startFilledMock();
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('0', '-1', '1', '99999999999', '1.5', 'abc', '%00', '%ff', ' 1 '),
    );
    const query = fc.dictionary(
      fc.constantFrom(
        'id',
        'search',
        'sum',
        'context',
        'obj',
        'number',
        'idbeg',
        'limit',
        'dbeg',
        'dend',
        'free',
        'id[]',
        'search[]',
        'confid',
        'axetype',
      ),
      value,
    );
    const method = fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE');
    await fc.assert(
      fc.asyncProperty(query, method, async (parameters, verb) => {
        await mock.call(resource, act, { query: parameters, method: verb });
        expect(mock.bugs).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

test('a reset after any sequence of acts restores the baseline', async () => {
  const mock = startFilledMock();
  const before = dump(mock);
  for (const [resource, act] of acts) await mock.call(resource, act, { id: 1, body: {} });
  mock.world.reset();
  expect(dump(mock)).toBe(before);
  expect(mock.bugs).toEqual([]);
});

test('a path of any bytes never fails', async () => {
  const mock = startMock();
  const piece = fc.constantFrom(
    'service',
    'ipbx',
    'json.php',
    'restricted',
    'private',
    'pbx_settings',
    'users',
    '..',
    '.',
    '_',
    '%2F',
    '%00',
    '%ff',
    '%',
    '',
    ' ',
    'é',
    '?',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
      await mock.app.inject({ url: `/${encodeURI(pieces.join('/')).replaceAll('%25', '%')}` });
      expect(mock.bugs).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
