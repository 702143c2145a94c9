import { expect, test } from 'vitest';
import * as z from 'zod';
import { type Mock, startMock } from '../support/mock.ts';

const add = 'xivo/configuration/manage/entity:add';

const methods = z.enum(['GET', 'PUT', 'POST', 'DELETE']);

/** Lists in lists. */
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** Request, body, status and what the problem says. */
type Row = readonly [request: string, body: string | null, status: number, detail: string];

const resets: readonly Row[] = [
  [
    'POST reset',
    '{',
    400,
    'the body is not valid JSON at line 1, column 2: expected a key in double quotes or "}", found the end of the text',
  ],
  [
    'POST reset',
    '{"to": "empty",}',
    400,
    'the body is not valid JSON at line 1, column 16: expected a key in double quotes, found "}"',
  ],
  [
    'POST reset',
    "{'to': 'empty'}",
    400,
    'the body is not valid JSON at line 1, column 2: expected a key in double quotes or "}", found "\'"',
  ],
  [
    'POST reset',
    '{"to": empty}',
    400,
    'the body is not valid JSON at line 1, column 8: expected a value, found "empty"',
  ],
  [
    'POST reset',
    '{"to":"basline"}',
    400,
    'to must be baseline, empty or snapshot:NAME, but is "basline"; did you mean baseline?',
  ],
  ['POST reset', '{"to":7}', 400, 'to must be baseline, empty or snapshot:NAME, but is 7'],
  ['POST reset', '{"to":""}', 400, 'to must be baseline, empty or snapshot:NAME, but is ""'],
  ['POST reset', '{"too":"empty"}', 400, 'too is unknown; did you mean to?'],
  ['POST reset', '[]', 400, 'the body must be an object, but is an empty list'],
  ['POST reset', '{"to":"snapshot:befor"}', 404, 'there is no snapshot befor; did you mean before?'],
];

const worlds: readonly Row[] = [
  ['POST worlds', '{"from":"snapshot"}', 400, 'from must be baseline, empty or snapshot:NAME, but is "snapshot"'],
  [
    'POST worlds',
    '{"ttl":"soon"}',
    400,
    'ttl must be a number of milliseconds or a duration such as 500ms, 15m or PT6M, but is "soon"',
  ],
  [
    'POST worlds',
    '{"ttl":null}',
    400,
    'ttl must be a number of milliseconds or a duration such as 500ms, 15m or PT6M, but is null',
  ],
  ['POST worlds', '{"id":"a b"}', 400, 'id must be 1 to 40 letters, digits, _ and -, but is "a b"'],
  ['POST worlds', '{"id":"w1","form":"empty"}', 400, 'form is unknown; did you mean from?'],
  ['DELETE worlds/w9', null, 404, 'there is no world w9; the only world is default'],
];

const snapshots: readonly Row[] = [
  [
    'PUT snapshots/a%2fb',
    null,
    400,
    'name must be 1 to 64 letters, digits, _, - and dots, the first of them no dot, but is "a/b"',
  ],
  ['POST snapshots/befor/restore', null, 404, 'there is no snapshot befor; did you mean before?'],
  ['GET snapshots/before/diff/curent', null, 404, 'there is no snapshot curent; did you mean current?'],
];

const fixtures: readonly Row[] = [
  ['POST fixtures?mode=merg', '{}', 400, 'mode must be merge or replace, but is "merg"; did you mean merge?'],
  ['POST fixtures?dryrun=1', '{}', 400, 'dryrun is unknown; did you mean dryRun?'],
  ['POST fixtures?dryRun=perhaps', '{}', 400, 'dryRun must be true or false, but is "perhaps"'],
  ['POST generate', '{"users":"10"}', 400, 'users must be a number, but is "10"'],
  ['POST generate', '{"user":10}', 400, 'user is unknown; did you mean users?'],
  ['POST generate', '{"users":1000000}', 400, 'users must be at most 100000, but is 1000000'],
  ['POST generate', '{"users":1.5}', 400, 'users must be a whole number, but is 1.5'],
  ['POST generate', '{"cels":5}', 400, 'cels must be 0 or at least 20, so that no call is cut short, but is 5'],
  [
    'POST generate',
    '{"from":"01.10.2012","cels":20}',
    400,
    'from must be a date such as 2012-10-01, but is "01.10.2012"',
  ],
  [
    'POST generate',
    '{"users":1,"entities":0}',
    400,
    'entities must be at least 1 for anything that belongs to an entity, but is 0',
  ],
];

const state: readonly Row[] = [
  ['GET state/entiti', null, 404, 'there is no table entiti; did you mean entity?'],
  ['GET state/entity?nmae=a', null, 400, 'nmae is not a column of the table entity; did you mean name?'],
  ['GET state/entity?limit=all', null, 400, 'limit must be a whole number, but is "all"'],
  ['GET state/entity?limit=20000', null, 400, 'limit must be at most 10000, but is 20000'],
  ['GET state/entity?offset=-1', null, 400, 'offset must be at least 0, but is -1'],
  ['GET state/entity?__proto__=1', null, 400, '__proto__ is a name that nothing can have'],
  ['GET state/entity?name=a&name=b', null, 400, 'name must be a text, but is a list'],
  ['GET state/constructor', null, 404, 'there is no table constructor; did you mean context?'],
];

const patterns: readonly Row[] = [
  [
    'POST requests/find',
    '{"operation":"*entity:ad"}',
    400,
    `operation must be the name of an operation, but is "*entity:ad"; did you mean ${add}?`,
  ],
  [
    'POST requests/find',
    '{"operation":"zzzzzz"}',
    400,
    'operation must be the name of an operation, but is "zzzzzz"; GET /__admin/operations lists them',
  ],
  ['POST requests/find', '{"opration":"*"}', 400, 'opration is unknown; did you mean operation?'],
  [
    'POST requests/find',
    '{"status":99}',
    400,
    'status must be a status from 200 to 599, or a class of them such as 4xx, but is 99',
  ],
  [
    'POST requests/find',
    '{"status":"40x"}',
    400,
    'status must be a status from 200 to 599, or a class of them such as 4xx, but is "40x"',
  ],
  [
    'POST requests/find',
    '{"path":"users"}',
    400,
    'path must be a path that begins with / or *, without its query string, but is "users"',
  ],
  [
    'POST requests/find',
    '{"path":"/a?act=list"}',
    400,
    'path must be a path that begins with / or *, without its query string, but is "/a?act=list"',
  ],
  [
    'POST requests/find',
    `{"operation":"${add}","path":"/callcenter/*"}`,
    400,
    `path must be a path of the operation ${add}, but is "/callcenter/*"; did you mean /xivo/configuration/json.php/restricted/manage/entity/?`,
  ],
  ['POST requests/find', '{"method":"GTE"}', 400, 'method must be an HTTP method, but is "GTE"; did you mean GET?'],
  [
    'POST requests/find',
    '{"query":{"user.id":"1"}}',
    400,
    'query.user.id is a name that the PBX never sees; it reads user_id',
  ],
  ['POST requests/find', '{"query":{"id":[1]}}', 400, 'query.id must be a text, a number or null, but is a list'],
  ['POST requests/find', '{"query":{"__proto__":"1"}}', 400, 'query.__proto__ is a name that nothing can have'],
  [
    'POST requests/find',
    '{"query":{"id":" 1"}}',
    400,
    'query.id must be a text without spaces around it, as the PBX reads it, but is " 1"',
  ],
  ['POST requests/find', '{"generation":0}', 400, 'generation must be at least 1, but is 0'],
  ['POST requests/find', `{"body":${nested(70)}}`, 400, 'body must be nested at most 64 levels deep'],
  [
    'POST requests/count',
    '{"operation":"users:add"}',
    400,
    'operation must be the name of an operation, but is "users:add"; did you mean ipbx/pbx_settings/users:add?',
  ],
  [
    'GET requests?status=4x',
    null,
    400,
    'status must be a status from 200 to 599, or a class of them such as 4xx, but is "4x"',
  ],
  [
    'GET requests?operation=*:lst',
    null,
    400,
    'operation must be the name of an operation, but is "*:lst"; did you mean ipbx/pbx_settings/users:list?',
  ],
  ['GET requests?limit=0', null, 400, 'limit must be at least 1, but is 0'],
  ['GET requests?limit=', null, 400, 'limit must be a whole number, but is ""'],
  ['GET requests?generation=one', null, 400, 'generation must be a whole number, but is "one"'],
  ['GET requests/req-9', null, 404, 'the journal has no request req-9; GET /__admin/requests lists those that it has'],
  ['POST requests/wait', '{"count":0}', 400, 'count must be at least 1, but is 0'],
  ['POST requests/wait', '{"timeoutMs":600000}', 400, 'timeoutMs must be at most 60000, but is 600000'],
  ['POST requests/wait', '{"operation":"*"}', 400, 'operation is unknown; the keys are pattern, count and timeoutMs'],
  [
    'POST requests/wait',
    '{"pattern":{"operation":"*:delte"}}',
    400,
    'pattern.operation must be the name of an operation, but is "*:delte"; did you mean ipbx/pbx_settings/users:delete?',
  ],
];

const verifications: readonly Row[] = [
  [
    'POST verify',
    '{"pattern":{"operation":"*entity:ad"},"count":{"exactly":0}}',
    400,
    `pattern.operation must be the name of an operation, but is "*entity:ad"; did you mean ${add}?`,
  ],
  [
    'POST verify',
    '{"pattern":{},"count":{"atLeast":3,"atMost":1}}',
    400,
    'count must be possible, but asks for at least 3 and at most 1 calls',
  ],
  ['POST verify', '{"pattern":{},"count":{}}', 400, 'count must have exactly, atLeast or atMost'],
  ['POST verify', '{"pattern":{},"count":{"exatly":1}}', 400, 'count.exatly is unknown; did you mean exactly?'],
  ['POST verify', '{"pattern":{},"count":2}', 400, 'count must be an object, but is 2'],
  ['POST verify', '{}', 400, 'the body must have either a pattern, a count or both, or else a sequence'],
  ['POST verify', '{"sequence":[]}', 400, 'sequence must have at least 1 item, but has 0'],
  [
    'POST verify',
    '{"sequence":[{},{"operation":"*:ad"}]}',
    400,
    'sequence[1].operation must be the name of an operation, but is "*:ad"; did you mean ipbx/pbx_settings/users:add?',
  ],
];

const faults: readonly Row[] = [
  ['POST faults', '{}', 400, 'action is missing; a fault needs an action or a preset'],
  [
    'POST faults',
    '{"preset":"databse-down"}',
    400,
    'preset must be one of database-down, web-server-restarting, maintenance, gateway-timeout, slow, lost-answer, cut-answer, connection-reset or hanging, but is "databse-down"; did you mean database-down?',
  ],
  [
    'POST faults',
    '{"preset":"toString"}',
    400,
    'preset must be one of database-down, web-server-restarting, maintenance, gateway-timeout, slow, lost-answer, cut-answer, connection-reset or hanging, but is "toString"',
  ],
  [
    'POST faults',
    '{"preset":"slow","stage":"before"}',
    400,
    'preset must stand alone, because a preset brings its own stage and action',
  ],
  ['POST faults', '{"action":{}}', 400, 'action must have one of delay, respond, transport and mutate'],
  [
    'POST faults',
    '{"action":{"respond":{"status":500},"transport":"reset"}}',
    400,
    'action must have only one of respond, transport and mutate',
  ],
  [
    'POST faults',
    '{"action":{"respond":{"status":100}}}',
    400,
    'action.respond.status must be at least 200, but is 100',
  ],
  ['POST faults', '{"action":{"respond":{}}}', 400, 'action.respond.status is missing; it must be a number'],
  [
    'POST faults',
    '{"action":{"respond":{"status":200,"headers":{"Trailer":"x"}}}}',
    400,
    'action.respond.headers.Trailer is a header that the server sets by itself; leave it out',
  ],
  [
    'POST faults',
    '{"action":{"respond":{"status":200,"headers":{"a b":"x"}}}}',
    400,
    'action.respond.headers.a b is not a name that a header can have',
  ],
  [
    'POST faults',
    '{"action":{"respond":{"status":200,"headers":{"a":"x\\ny"}}}}',
    400,
    'action.respond.headers.a must be a text on one line, of letters up to U+00FF, but is "x\\ny"',
  ],
  [
    'POST faults',
    '{"action":{"respond":{"status":200,"headers":{"a":1}}}}',
    400,
    'action.respond.headers.a must be a text, but is 1',
  ],
  [
    'POST faults',
    '{"action":{"transport":"rest"}}',
    400,
    'action.transport must be one of reset, empty, truncated or never, but is "rest"; did you mean reset?',
  ],
  [
    'POST faults',
    '{"action":{"delay":"2d"}}',
    400,
    'action.delay must be a duration of at most an hour such as 500ms or 2s, or an object with from and to, but is "2d"',
  ],
  [
    'POST faults',
    '{"action":{"delay":-1}}',
    400,
    'action.delay must be a duration of at most an hour such as 500ms or 2s, or an object with from and to, but is -1',
  ],
  ['POST faults', '{"action":{"delay":{"from":2,"to":1}}}', 400, 'action.delay must not have a from above its to'],
  [
    'POST faults',
    '{"action":{"delay":{"from":2}}}',
    400,
    'action.delay.to is missing; it must be a number of milliseconds or a duration such as 500ms, 15m or PT6M',
  ],
  [
    'POST faults',
    `{"action":{"mutate":{"add":{"a":${nested(3000)}}}}}`,
    400,
    'action.mutate.add.a must be JSON, nested at most 64 levels deep',
  ],
  ['POST faults', '{"action":{"mutate":{"truncate":"1"}}}', 400, 'action.mutate.truncate must be a number, but is "1"'],
  ['POST faults', '{"action":{"mutate":{"drop":["" ]}}}', 400, 'action.mutate.drop[0] must not be empty'],
  [
    'POST faults',
    '{"action":{"mutate":{"replace":{"__proto__":1}}}}',
    400,
    'action.mutate.replace.__proto__ is a name that nothing can have',
  ],
  [
    'POST faults',
    '{"action":{"mutate":{"truncate":0}},"stage":"before"}',
    400,
    'stage must be afterCommit, because before the act there is no answer to change or to cut',
  ],
  ['POST faults', '{"action":{"mutate":{"droop":["a"]}}}', 400, 'action.mutate.droop is unknown; did you mean drop?'],
  [
    'POST faults',
    '{"preset":"slow","match":{"operation":"*entity:ad"}}',
    400,
    `match.operation must be the name of an operation, but is "*entity:ad"; did you mean ${add}?`,
  ],
  [
    'POST faults',
    '{"preset":"slow","match":{"operaton":"*"}}',
    400,
    'match.operaton is unknown; did you mean operation?',
  ],
  ['POST faults', '{"preset":"slow","trigger":{"times":0}}', 400, 'trigger.times must be at least 1, but is 0'],
  [
    'POST faults',
    '{"preset":"slow","trigger":{"probability":2}}',
    400,
    'trigger.probability must be at most 1, but is 2',
  ],
  ['POST faults', '{"preset":"slow","trigger":{"time":2}}', 400, 'trigger.time is unknown; did you mean times?'],
  [
    'PUT faults',
    '{"faults":[{"preset":"slow"},{"preset":"slow","match":{"operation":"*:ad"}}]}',
    400,
    'faults[1].match.operation must be the name of an operation, but is "*:ad"; did you mean ipbx/pbx_settings/users:add?',
  ],
  ['PUT faults', '[]', 400, 'the body must be an object, but is an empty list'],
  [
    'PUT faults',
    '{"faults":[{"preset":"slo"},{"preset":"maintenence"}]}',
    400,
    'faults[0].preset must be one of database-down, web-server-restarting, maintenance, gateway-timeout, slow, lost-answer, cut-answer, connection-reset or hanging, but is "slo"; did you mean slow? (and 1 more fault)',
  ],
  ['PUT faults/one', '{"id":"two","preset":"slow"}', 400, 'id must be one as in the path, but is "two"'],
  ['DELETE faults/f9', null, 404, 'there is no fault f9'],
];

const clocks: readonly Row[] = [
  [
    'PUT clock',
    '{"mode":"froze"}',
    400,
    'mode must be one of real, frozen or offset, but is "froze"; did you mean frozen?',
  ],
  ['PUT clock', '{}', 400, 'mode is missing; it must be one of real, frozen or offset'],
  ['PUT clock', '{"mode":"offset"}', 400, 'now is missing; it must be a time such as 2012-10-01T12:00:00Z'],
  [
    'PUT clock',
    '{"mode":"frozen","now":"yesterday"}',
    400,
    'now must be a time such as 2012-10-01T12:00:00Z, but is "yesterday"',
  ],
  [
    'PUT clock',
    '{"mode":"frozen","now":"2500-01-01T00:00:00Z"}',
    400,
    'now must be a time from 1901-12-13T20:45:52Z to 2038-01-19T03:14:07Z, but is "2500-01-01T00:00:00Z"',
  ],
  ['PUT clock', '{"mode":"real","now":"2012-10-01T12:00:00Z"}', 400, 'now is unknown; the only key is mode'],
  ['PUT clock', null, 400, 'the body is missing; it must be an object'],
  [
    'POST clock/advance',
    '{"by":1e17}',
    400,
    'by must lead to a time from 1901-12-13T20:45:52Z to 2038-01-19T03:14:07Z, but is 100000000000000000 milliseconds',
  ],
  [
    'POST clock/advance',
    '{"by":"5 minutes"}',
    400,
    'by must be a number of milliseconds or a duration such as 500ms, 15m or PT6M, but is "5 minutes"',
  ],
  [
    'POST clock/advance',
    '{"by":true}',
    400,
    'by must be a number of milliseconds or a duration such as 500ms, 15m or PT6M, but is true',
  ],
  [
    'POST clock/advance',
    '{}',
    400,
    'by is missing; it must be a number of milliseconds or a duration such as 500ms, 15m or PT6M',
  ],
  ['PUT seed', '{"seed":-1}', 400, 'seed must be at least 0, but is -1'],
  ['PUT seed', '{"seed":4294967296}', 400, 'seed must be at most 4294967295, but is 4294967296'],
  ['PUT seed', '{"seed":"7"}', 400, 'seed must be a number, but is "7"'],
];

const accounts: readonly Row[] = [
  [
    'POST accounts',
    '{"name":"reader","host":"192.0.2.1","rights":["xivo/configuration/chek"]}',
    400,
    'rights[0] must be a section of the rights, or * for all, but is "xivo/configuration/chek"; did you mean xivo/configuration/check?',
  ],
  [
    'POST accounts',
    '{"name":"reader","host":"192.0.2.1","rights":["nothing/like/it"]}',
    400,
    'rights[0] must be a section of the rights, or * for all, but is "nothing/like/it"; GET /__admin/operations lists them',
  ],
  [
    'POST accounts',
    '{"name":"Reader","host":"192.0.2.1"}',
    400,
    'name must be 1 to 64 small letters, digits, _, . and -, but is "Reader"',
  ],
  ['POST accounts', '{"name":"reader"}', 400, 'the body must have login and passwd, or a host'],
  [
    'POST accounts',
    '{"name":"reader","login":"abc","passwd":"hush"}',
    400,
    'login must be 4 to 64 letters, digits or signs of -._~!$&\'()*+,;=%, but is "abc"',
  ],
  [
    'POST accounts',
    '{"name":"reader","login":"reader","passwd":"hu"}',
    400,
    "passwd must be a text of 4 to 64 letters, digits or signs of -._~!$&'()*+,;=%:",
  ],
  [
    'POST accounts',
    '{"name":"reader","host":"192.0.2.0/33"}',
    400,
    'host must be an IPv4 address, a host name or a subnet such as 192.0.2.0/24, but is "192.0.2.0/33"',
  ],
  ['POST accounts', '{"name":"admin","host":"192.0.2.1"}', 409, 'there is an account admin already'],
  ['PUT accounts/admn', '{"host":"192.0.2.1"}', 404, 'there is no account admn; did you mean admin?'],
  ['PUT accounts/admin', '{"right":["*"]}', 400, 'right is unknown; did you mean rights?'],
  ['DELETE accounts/admn', null, 404, 'there is no account admn; did you mean admin?'],
  ['PUT accounts/admin', null, 400, 'the body is missing; it must be an object'],
  ['POST accounts', '{"name":"reader","host":"192.0.2.1","rights":"*"}', 400, 'rights must be a list, but is "*"'],
];

const effects: readonly Row[] = [
  [
    'GET effects?daemon=asterix',
    null,
    400,
    'daemon must be one of asterisk, provd or system, but is "asterix"; did you mean asterisk?',
  ],
  [
    'GET effects?operation=*:add',
    null,
    400,
    'operation must be the full name of an operation, but is "*:add"; GET /__admin/operations lists them',
  ],
  ['POST effects/wait', '{"pattern":{"comand":"x"}}', 400, 'pattern.comand is unknown; did you mean command?'],
];

const rows = [
  ...resets,
  ...worlds,
  ...snapshots,
  ...fixtures,
  ...state,
  ...patterns,
  ...verifications,
  ...faults,
  ...clocks,
  ...accounts,
  ...effects,
];

/** Words of the libraries and of the engine, and signs of regular expressions. */
const foreign =
  /zod|sqlite|unrecognized|received|expected (?:string|number|int|object)|\bnan\b|undefined|\[object|\\d|\^/i;

test.for(rows)('%s %s is %i', async ([request, payload, status, detail]) => {
  const mock = startMock();
  await mock.app.inject({ method: 'PUT', url: '/__admin/snapshots/before' });
  const answer = await send(mock, request, payload);
  expect([answer.statusCode, answer.json().detail]).toEqual([status, detail]);
  expect(detail).not.toMatch(foreign);
  expect([mock.world.generation, mock.world.faults.isEmpty, mock.bugs]).toEqual([1, true, []]);
});

test('the first fault is the sentence of the problem, and each has its place', async () => {
  const answer = await send(
    startMock(),
    'PUT faults',
    '{"faults":[{"preset":"slow","id":""},{"stage":"after"}],"more":1}',
  );
  expect(answer.json()).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'faults[0].id must be 1 to 40 letters, digits, _ and -, but is "" (and 2 more faults)',
    errors: [
      { at: 'faults[0].id', message: 'must be 1 to 40 letters, digits, _ and -, but is ""' },
      { at: 'faults[1].stage', message: 'must be before or afterCommit, but is "after"' },
      { at: 'more', message: 'is unknown; the only key is faults' },
    ],
  });
});

test('a body that is not UTF-8 is refused, and a byte order mark is passed over', async () => {
  const { app } = startMock();
  const reset = (payload: Buffer) =>
    app.inject({ method: 'POST', url: '/__admin/reset', headers: { 'content-type': 'application/json' }, payload });
  const refused = await reset(Buffer.from('{"to":"snapshot:\xe9"}', 'latin1'));
  expect([refused.statusCode, refused.json().detail]).toEqual([400, 'the body is not UTF-8, which JSON must be']);
  expect((await reset(Buffer.from('\uFEFF{"to":"empty"}'))).statusCode).toBe(200);
});

function send({ app }: Mock, request: string, payload: string | null) {
  const [method, path] = request.split(' ');
  return app.inject({
    method: methods.parse(method),
    url: `/__admin/${path}`,
    ...(payload !== null && { payload, headers: { 'content-type': 'application/json' } }),
  });
}
