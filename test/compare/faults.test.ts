import { expect, test } from 'vitest';
import { totalsOf } from '#compare/report/result.ts';
import { startMock } from '../support/mock.ts';
import { type Call, compareWith, record, targetOf } from './recorded-calls.ts';

const at = (path: string, query: string) => `/${path.replace('#', 'json.php/restricted')}/?${query}`;
const users = (query: string) => at('service/ipbx/#/pbx_settings/users', query);
const entities = (query: string) => at('xivo/configuration/#/manage/entity', query);
const pickups = (query: string) => at('service/ipbx/#/call_management/pickup', query);
const contexts = (query: string) => at('service/ipbx/#/system_management/context', query);

const line = { protocol: ['sip'], name: [''], context: ['default'], number: ['101'] };

/** A day of a client: adds, lists, views, and a call that is refused. */
const calls: readonly Call[] = [
  ['add entity', entities('act=add'), { name: 'sales', displayname: 'Sales é' }],
  ['list entities', entities('act=list')],
  ['view entity', entities('act=view&id=1')],
  [
    'add user',
    users('act=add'),
    { userfeatures: { firstname: 'Ada', lastname: 'Zoé', entityid: 1 }, linefeatures: line },
  ],
  ['refused user', users('act=add'), { userfeatures: {} }],
  ['list users', users('act=list')],
  ['view user', users('act=view&id=1')],
  ['list contexts', contexts('act=list')],
  ['view context', contexts('act=view&id=default')],
  ['no pickups', pickups('act=list')],
];

interface SeededFault {
  readonly operation: string;
  readonly action: object;
  readonly exchange: string;
  readonly at: string;
  readonly recorded?: string;
  readonly found?: string;
}

const entityList = 'xivo/configuration/manage/entity:list';
const entityView = 'xivo/configuration/manage/entity:view';
const userList = 'ipbx/pbx_settings/users:list';
const userView = 'ipbx/pbx_settings/users:view';
const contextList = 'ipbx/system_management/context:list';
const contextView = 'ipbx/system_management/context:view';

const fault = (
  operation: string,
  action: object,
  expected: Omit<SeededFault, 'operation' | 'action'>,
): SeededFault => ({
  operation,
  action,
  ...expected,
});
const mutate = (change: object) => ({ mutate: change });
const json = (status: number, body: unknown, headers: object = {}) => ({
  respond: { status, headers: { 'X-XIVO-WS-VERSION': '1.0', 'Content-Type': 'application/json', ...headers }, body },
});

/** The list of entities as the mock writes it, with one change. */
const entityText = async (change: (text: string) => string) => {
  const { app } = startMock();
  const { sequences } = await record(app, calls.slice(0, 3));
  return change(sequences[0]?.exchanges[1]?.body ?? '');
};

test('a target that answers as recorded has no differences', async () => {
  const mock = startMock();
  const recording = await record(startMock().app, calls);
  const result = await compareWith(recording, [targetOf(mock)]);
  expect(totalsOf(result)).toEqual({ same: calls.length, differs: 0, accepted: 0, skipped: 0 });
});

test.for<SeededFault>([
  // Values and types.
  fault(entityList, mutate({ replace: { displayname: 'X' } }), {
    exchange: 'list entities',
    at: '[0].displayname',
    found: '"X"',
  }),
  fault(entityList, mutate({ replace: { id: 1 } }), {
    exchange: 'list entities',
    at: '[0].id',
    recorded: '"1"',
    found: '1',
  }),
  fault(entityList, mutate({ replace: { disable: 0 } }), {
    exchange: 'list entities',
    at: '[0].disable',
    recorded: 'false',
    found: '0',
  }),
  fault(entityView, mutate({ replace: { displayname: null } }), {
    exchange: 'view entity',
    at: 'displayname',
    found: 'null',
  }),
  fault(entityView, mutate({ replace: { displayname: '' } }), {
    exchange: 'view entity',
    at: 'displayname',
    found: '""',
  }),
  fault(userList, mutate({ replace: { firstname: 'Ads' } }), {
    exchange: 'list users',
    at: '[0].firstname',
    recorded: '"Ada"',
    found: '"Ads"',
  }),
  fault(userView, mutate({ replace: { 'userfeatures.lastname': 'Zoe' } }), {
    exchange: 'view user',
    at: 'userfeatures.lastname',
    recorded: '"Zo\\u00e9"',
    found: '"Zoe"',
  }),
  fault(userView, mutate({ replace: { 'linefeatures.context': 'other' } }), {
    exchange: 'view user',
    at: 'linefeatures[0].context',
    recorded: '"default"',
    found: '"other"',
  }),
  fault(userView, mutate({ replace: { 'linefeatures.number': 101 } }), {
    exchange: 'view user',
    at: 'linefeatures[0].number',
    recorded: '"101"',
    found: '101',
  }),
  fault(userView, mutate({ replace: { 'linefeatures.name': 'short' } }), {
    exchange: 'view user',
    at: 'linefeatures[0].name',
    found: '"short"',
  }),
  fault(userView, mutate({ replace: { linefeatures: 'x' } }), {
    exchange: 'view user',
    at: 'linefeatures',
    found: '"x"',
  }),
  // Keys that are missing, new or renamed.
  fault(entityList, mutate({ drop: ['displayname'] }), {
    exchange: 'list entities',
    at: '[0].displayname',
    found: '(missing)',
  }),
  fault(entityView, mutate({ drop: ['description'] }), {
    exchange: 'view entity',
    at: 'description',
    found: '(missing)',
  }),
  fault(userView, mutate({ drop: ['linefeatures.protocolid'] }), {
    exchange: 'view user',
    at: 'linefeatures[0].protocolid',
    found: '(missing)',
  }),
  fault(contextView, mutate({ drop: ['contexttype'] }), {
    exchange: 'view context',
    at: 'contexttype',
    found: '(missing)',
  }),
  fault(entityView, mutate({ add: { uuid: 'x' } }), {
    exchange: 'view entity',
    at: 'uuid',
    recorded: '(missing)',
    found: '"x"',
  }),
  fault(userList, mutate({ add: { email: null } }), {
    exchange: 'list users',
    at: '[0].email',
    recorded: '(missing)',
    found: 'null',
  }),
  fault(userView, mutate({ add: { 'userfeatures.uuid': 7 } }), {
    exchange: 'view user',
    at: 'userfeatures.uuid',
    recorded: '(missing)',
    found: '7',
  }),
  fault(entityView, mutate({ drop: ['displayname'], add: { displayName: 'Entity' } }), {
    exchange: 'view entity',
    at: 'displayname',
    found: '(missing)',
  }),
  // Lists.
  fault(entityList, mutate({ truncate: 1 }), { exchange: 'list entities', at: '[1]', found: '(missing)' }),
  fault(contextList, mutate({ truncate: 0 }), { exchange: 'list contexts', at: '[0]', found: '(missing)' }),
  // Statuses.
  fault(entityList, json(500, ''), { exchange: 'list entities', at: 'status', recorded: '200', found: '500' }),
  fault(
    userList,
    { respond: { status: 503, headers: { 'Content-Type': 'text/html' }, body: '<html>' } },
    { exchange: 'list users', at: 'status', recorded: '200', found: '503' },
  ),
  fault('ipbx/pbx_settings/users:add', json(200, '"1"'), {
    exchange: 'refused user',
    at: 'status',
    recorded: '400',
    found: '200',
  }),
  fault('ipbx/call_management/pickup:list', json(200, '[]'), {
    exchange: 'no pickups',
    at: 'status',
    recorded: '204',
    found: '200',
  }),
  fault('xivo/configuration/manage/entity:add', json(400, ''), {
    exchange: 'add entity',
    at: 'status',
    recorded: '200',
    found: '400',
  }),
  // Headers.
  fault(
    entityView,
    { respond: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' } },
    { exchange: 'view entity', at: 'header x-xivo-ws-version', recorded: '1.0', found: '(missing)' },
  ),
  fault(entityView, json(200, '{}', { 'Content-Type': 'text/plain' }), {
    exchange: 'view entity',
    at: 'header content-type',
    found: 'text/plain',
  }),
])('$operation, $action is found at $at', async ({ operation, action, ...expected }) => {
  const mock = startMock();
  const recording = await record(startMock().app, calls);
  const rule = { match: { operation }, action };
  const { statusCode, body } = await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload: rule });
  expect(statusCode, body).toBe(201);
  const target = targetOf(mock);
  const { operations } = await compareWith(recording, [target]);
  const differing = operations.filter(({ differs }) => differs > 0);
  expect(differing.map((each) => each.operation)).toEqual([operation]);
  expect(differing[0]?.first).toMatchObject(expected);
});

test.for([
  {
    what: 'another order of keys',
    change: (text: string) => text.replace(/("id":"1"),("name":"[^"]*")/, '$2,$1'),
    at: '[0]',
  },
  {
    what: 'a letter as an escape',
    change: (text: string) => text.replace('Sales', '\\u0053ales'),
    at: '[1].displayname',
  },
  { what: 'white space', change: (text: string) => text.replace(',', ', '), at: 'body' },
  { what: 'a text that is no JSON', change: (text: string) => text.slice(0, -1), at: 'body' },
])('bytes are compared: $what', async ({ change, at: place }) => {
  const mock = startMock();
  const recording = await record(startMock().app, calls.slice(0, 3));
  const headers = recording.sequences[0]?.exchanges[1]?.headers ?? {};
  const respond = { status: 200, headers, body: await entityText(change) };
  const payload = { match: { operation: entityList }, action: { respond } };
  expect((await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload })).statusCode).toBe(201);
  const target = targetOf(mock);
  const { operations } = await compareWith(recording, [target]);
  expect(operations.find(({ operation }) => operation === entityList)?.first?.at).toBe(place);
  expect(
    totalsOf({ operations, sequences: [], skips: new Map(), failures: [], unused: [], accepts: false }).differs,
  ).toBe(1);
});

test('the order of a top-level list is not compared', async () => {
  const mock = startMock();
  const recording = await record(startMock().app, calls.slice(0, 3));
  const headers = recording.sequences[0]?.exchanges[1]?.headers ?? {};
  const body = await entityText((text) => JSON.stringify(JSON.parse(text).reverse()).replaceAll('é', '\\u00e9'));
  const payload = { match: { operation: entityList }, action: { respond: { status: 200, headers, body } } };
  await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload });
  expect(totalsOf(await compareWith(recording, [targetOf(mock)])).differs).toBe(0);
});
