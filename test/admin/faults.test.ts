import { expect, test } from 'vitest';
import { presets } from '#faults/presets.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { type Mock, startMock } from '../support/mock.ts';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

async function faults(mock: Mock, method: Method, path = '', payload?: object) {
  const answer = await mock.app.inject({ method, url: `/__admin/faults${path}`, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json<Record<string, unknown>>() };
}

const down = { preset: 'database-down' };
const add = 'xivo/configuration/manage/entity:add';

test('an added rule is listed with its hits, and can be deleted', async () => {
  const mock = startMock();
  const rule = { match: { operation: add }, trigger: { times: 2 }, action: { respond: { status: 504 } } };
  const made = await faults(mock, 'POST', '', { ...rule, stage: 'afterCommit' });
  const shown = {
    id: 'f1',
    match: { operation: add },
    trigger: { after: 0, every: 1, times: 2 },
    stage: 'afterCommit',
    action: { respond: { status: 504, headers: {} } },
    seen: 0,
    hits: 0,
  };
  expect(made).toEqual({ status: 201, body: shown });
  await mock.call(entity, 'add', { body: { name: 'second', displayname: 'Second' } });
  expect((await faults(mock, 'GET', '/f1')).body).toEqual({ ...shown, seen: 1, hits: 1 });
  expect((await faults(mock, 'DELETE', '/f1')).status).toBe(204);
  expect((await faults(mock, 'GET')).body).toEqual({ faults: [], presets });
});

test('an unknown rule is a 404 and an existing id a 409', async () => {
  const mock = startMock();
  expect((await faults(mock, 'GET', '/none')).status).toBe(404);
  expect((await faults(mock, 'DELETE', '/none')).status).toBe(404);
  expect((await faults(mock, 'POST', '', { id: 'one', ...down })).status).toBe(201);
  expect((await faults(mock, 'POST', '', { id: 'one', ...down })).status).toBe(409);
});

test('a rule can be put under its id, which resets its counts', async () => {
  const mock = startMock();
  expect((await faults(mock, 'PUT', '/one', down)).body).toMatchObject({ id: 'one', hits: 0 });
  await mock.call(entity, 'list');
  expect((await faults(mock, 'GET', '/one')).body).toMatchObject({ hits: 1 });
  expect((await faults(mock, 'PUT', '/one', { preset: 'maintenance' })).body).toMatchObject({ id: 'one', hits: 0 });
  expect((await mock.call(entity, 'list')).status).toBe(503);
  expect((await faults(mock, 'PUT', '/one', { id: 'two', ...down })).status).toBe(400);
});

test('the list is replaced atomically', async () => {
  const mock = startMock();
  await faults(mock, 'POST', '', { id: 'old', ...down });
  const refused: [object[], number][] = [
    [
      [
        { id: 'new', ...down },
        { match: { operation: 'nothing' }, ...down },
      ],
      400,
    ],
    [
      [
        { id: 'new', ...down },
        { id: 'new', ...down },
      ],
      409,
    ],
    [[{ id: 'new', ...down }, {}], 400],
  ];
  for (const [rules, status] of refused) {
    expect((await faults(mock, 'PUT', '', { faults: rules })).status).toBe(status);
    expect(mock.world.faults.all().map(({ id }) => id)).toEqual(['old']);
  }
  const wanted = { faults: [{ id: 'new', ...down }, { preset: 'slow' }] };
  expect((await faults(mock, 'PUT', '', wanted)).body).toMatchObject({ faults: [{ id: 'new' }, { id: 'f1' }] });
  expect((await faults(mock, 'DELETE')).status).toBe(204);
  expect(mock.world.faults.isEmpty).toBe(true);
});

test.for<[object, string]>([
  [
    { operation: 'xivo/configuration/manage/entity:ad' },
    `match.operation must be the name of an operation, but is "xivo/configuration/manage/entity:ad"; did you mean ${add}?`,
  ],
  [
    { operation: 'ipbx/pbx_settings/user:list' },
    'match.operation must be the name of an operation, but is "ipbx/pbx_settings/user:list"; ' +
      'did you mean ipbx/pbx_settings/users:list?',
  ],
  [
    { path: '/xivo/configuration/json.php/restricted/manage/entities/' },
    'match.path must be a path of a web service, but is "/xivo/configuration/json.php/restricted/manage/entities/"; ' +
      'did you mean /xivo/configuration/json.php/restricted/manage/entity/?',
  ],
  [
    { operation: add, path: '/service/*' },
    `match.path must be a path of the operation ${add}, but is "/service/*"; ` +
      'did you mean /xivo/configuration/json.php/restricted/manage/entity/?',
  ],
])('a rule for %j would never strike and is refused', async ([match, detail]) => {
  const mock = startMock();
  expect(await faults(mock, 'POST', '', { match, ...down })).toMatchObject({ status: 400, body: { detail } });
  expect(mock.world.faults.isEmpty).toBe(true);
});

test.for([
  { operation: '*:add' },
  { operation: 'xivo/*' },
  { path: '/xivo/configuration/json.php/restricted/manage/entity' },
  { path: '/xivo/configuration/json.php/private/manage/entity/' },
  { path: '//xivo/configuration/json.php/restricted/manage/entity' },
  { path: '*/manage/entity/' },
  { path: '/*/manage/entity/', operation: add },
  { method: 'GET', query: { act: 'odd' } },
])('a rule for %j is taken', async (match) => {
  const mock = startMock();
  expect((await faults(mock, 'POST', '', { match, ...down })).status).toBe(201);
});

test('a problem with a rule has its place', async () => {
  const mock = startMock();
  expect(await faults(mock, 'POST', '', { preset: 'databse-down' })).toMatchObject({
    status: 400,
    body: { errors: [{ at: 'preset', message: expect.stringContaining('database-down') }] },
  });
});

test('faults never fire on the control plane', async () => {
  const mock = startMock();
  await faults(mock, 'POST', '', { preset: 'connection-reset' });
  for (const url of ['/__admin/faults', '/__admin/health', '/livez', '/readyz']) {
    expect((await mock.app.inject(url)).statusCode).toBe(200);
  }
  expect(mock.world.faults.find('f1')?.seen).toBe(0);
});
