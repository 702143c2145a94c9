import { expect, test } from 'vitest';
import { presets } from '#faults/presets.ts';
import { faultRule } from '#faults/rule.ts';
import { tryRead } from '#input/read.ts';

const respond = { respond: { status: 500 } };

test('absent fields of a rule get defaults', () => {
  expect(faultRule.parse({ action: respond })).toStrictEqual({
    match: {},
    trigger: { after: 0, every: 1 },
    stage: 'before',
    action: { respond: { status: 500, headers: {} } },
  });
});

test.for<[object, string]>([
  [respond, 'before'],
  [{ delay: 5 }, 'before'],
  [{ transport: 'reset' }, 'before'],
  [{ transport: 'truncated' }, 'afterCommit'],
  [{ mutate: { truncate: 1 } }, 'afterCommit'],
])('the action %j is by itself at the stage %s', ([action, stage]) => {
  expect(faultRule.parse({ action }).stage).toBe(stage);
});

test.for<[unknown, object]>([
  [250, { from: 250, to: 250 }],
  ['2s', { from: 2000, to: 2000 }],
  [
    { from: 100, to: '1s' },
    { from: 100, to: 1000 },
  ],
])('the delay %j is %j', ([delay, expected]) => {
  expect(faultRule.parse({ action: { delay } }).action).toEqual({ delay: expected });
});

const oneOfActions = 'must have one of delay, respond, transport and mutate';
const oneAnswer = 'must have only one of respond, transport and mutate';
const framed = 'is a header that the server sets itself; leave it out';
const noHeader = 'is not the name of a header';
const oneLine = 'must be a string on one line, with characters up to U+00FF, but is';
const hourAtMost = 'must be a duration of at most an hour such as 500ms or 2s, or an object with from and to, but is';
const noAnswer = 'must be afterCommit, because before the act there is no answer to change or truncate';
const oneOfPresets =
  'must be one of database-down, web-server-restarting, maintenance, gateway-timeout, slow, lost-answer, cut-answer, connection-reset or hanging, but is';
const alone = 'cannot be combined with stage or action, because a preset has its own';
const idForm = 'must be 1 to 40 letters, digits, _ and -, but is';
const pathForm = 'must be a path that begins with / or *, without its query string, but is';
const headers = (given: object) => ({ action: { respond: { status: 200, headers: given } } });

test.for<[object, string, string]>([
  [{}, 'action', 'is missing; a fault needs an action or a preset'],
  [{ action: {} }, 'action', oneOfActions],
  [{ action: { ...respond, transport: 'reset' } }, 'action', oneAnswer],
  [{ action: { ...respond, mutate: { truncate: 1 } } }, 'action', oneAnswer],
  [{ action: { transport: 'reset', mutate: { truncate: 1 } } }, 'action', oneAnswer],
  [{ action: { more: 1 } }, 'action.more', 'is unknown; the keys are delay, respond, transport and mutate'],
  [{ action: { respond: { status: 100 } } }, 'action.respond.status', 'must be at least 200, but is 100'],
  [{ action: { respond: { status: 600 } } }, 'action.respond.status', 'must be at most 599, but is 600'],
  [
    { action: { respond: { status: 200, more: 1 } } },
    'action.respond.more',
    'is unknown; the keys are status, headers and body',
  ],
  [headers({ 'Content-Length': '5' }), 'action.respond.headers.Content-Length', framed],
  [headers({ 'transfer-encoding': 'x' }), 'action.respond.headers.transfer-encoding', framed],
  [headers({ Trailer: 'x' }), 'action.respond.headers.Trailer', framed],
  [headers({ 'x a': 'b' }), 'action.respond.headers.x a', noHeader],
  [headers({ 'é-a': 'b' }), 'action.respond.headers.é-a', noHeader],
  [headers({ 'a:': 'b' }), 'action.respond.headers.a:', noHeader],
  [headers({ 'x-a': 'b\r\nx-c: d' }), 'action.respond.headers.x-a', `${oneLine} "b\\r\\nx-c: d"`],
  [headers({ 'x-a': '\u0100' }), 'action.respond.headers.x-a', `${oneLine} "\u0100"`],
  [headers({ 'x-a': '\x7f' }), 'action.respond.headers.x-a', `${oneLine} "\x7f"`],
  [
    { action: { transport: 'gone' } },
    'action.transport',
    'must be one of reset, empty, truncated or never, but is "gone"',
  ],
  [{ action: { delay: -1 } }, 'action.delay', `${hourAtMost} -1`],
  [{ action: { delay: 3_600_001 } }, 'action.delay', `${hourAtMost} 3600001`],
  [{ action: { delay: null } }, 'action.delay', `${hourAtMost} null`],
  [{ action: { delay: '2d' } }, 'action.delay', `${hourAtMost} "2d"`],
  [{ action: { delay: { from: 2, to: 1 } } }, 'action.delay', 'must not have a from above its to'],
  [{ action: { delay: { from: -1, to: 1 } } }, 'action.delay.from', 'must be at least 0, but is -1'],
  [{ action: { delay: { from: 1, to: '61m' } } }, 'action.delay.to', 'must be at most 3600000, but is 3660000'],
  [{ action: { delay: { from: 1, to: 1, more: 1 } } }, 'action.delay.more', 'is unknown; the keys are from and to'],
  [{ action: { delay: [] } }, 'action.delay', 'must be a number, a string or an object, but is an empty list'],
  [{ action: { mutate: {} } }, 'action.mutate', 'must have one of drop, replace, add and truncate'],
  [{ action: { mutate: { drop: [''] } } }, 'action.mutate.drop[0]', 'must not be empty'],
  [{ action: { mutate: { truncate: -1 } } }, 'action.mutate.truncate', 'must be at least 0, but is -1'],
  [
    { action: { mutate: { more: 1 } } },
    'action.mutate.more',
    'is unknown; the keys are drop, replace, add and truncate',
  ],
  [{ action: { transport: 'truncated' }, stage: 'before' }, 'stage', noAnswer],
  [{ action: { mutate: { truncate: 0 } }, stage: 'before' }, 'stage', noAnswer],
  [{ action: respond, stage: 'later' }, 'stage', 'must be before or afterCommit, but is "later"'],
  [{ action: respond, trigger: { times: 0 } }, 'trigger.times', 'must be at least 1, but is 0'],
  [{ action: respond, trigger: { after: -1 } }, 'trigger.after', 'must be at least 0, but is -1'],
  [{ action: respond, trigger: { every: 0 } }, 'trigger.every', 'must be at least 1, but is 0'],
  [{ action: respond, trigger: { probability: 2 } }, 'trigger.probability', 'must be at most 1, but is 2'],
  [{ action: respond, trigger: { probability: -1 } }, 'trigger.probability', 'must be at least 0, but is -1'],
  [
    { action: respond, trigger: { more: 1 } },
    'trigger.more',
    'is unknown; the keys are after, times, every and probability',
  ],
  [{ action: respond, match: { path: 'users' } }, 'match.path', `${pathForm} "users"`],
  [{ action: respond, match: { operation: '' } }, 'match.operation', 'must not be empty'],
  [
    { action: respond, match: { operation: 'x'.repeat(201) } },
    'match.operation',
    'must be at most 200 characters long, but is 201',
  ],
  [{ action: respond, match: { account: '' } }, 'match.account', 'must not be empty'],
  [
    { action: respond, match: { more: 1 } },
    'match.more',
    'is unknown; the keys are operation, path, method, account and query',
  ],
  [{ action: respond, id: '../x' }, 'id', `${idForm} "../x"`],
  [{ action: respond, id: '' }, 'id', `${idForm} ""`],
  [{ action: respond, id: 'x'.repeat(41) }, 'id', `${idForm} "${'x'.repeat(41)}"`],
  [{ preset: 'no-such' }, 'preset', `${oneOfPresets} "no-such"`],
  [{ preset: 'maintenanse' }, 'preset', `${oneOfPresets} "maintenanse"; did you mean maintenance?`],
  [{ preset: 'toString' }, 'preset', `${oneOfPresets} "toString"`],
  [{ preset: 'slow', stage: 'before' }, 'preset', alone],
  [{ preset: 'slow', action: respond }, 'preset', alone],
  [{ action: respond, more: 1 }, 'more', 'is unknown; the keys are id, preset, match, trigger, stage and action'],
])('the rule %j is refused for its %s', ([given, at, message]) => {
  expect(tryRead(faultRule, given)).toEqual({ problems: [{ at, message }], count: 1 });
});

test.for<[object, object]>([
  [{ delay: 3_600_000 }, { delay: { from: 3_600_000, to: 3_600_000 } }],
  [{ delay: { from: 0, to: 0 } }, { delay: { from: 0, to: 0 } }],
  [
    { delay: 1, ...respond },
    { delay: { from: 1, to: 1 }, respond: { status: 500, headers: {} } },
  ],
  [
    { respond: { status: 200, headers: { "x!#$%&'*+.^_`|~-9": '\t é~\xff' } } },
    { respond: { status: 200, headers: { "x!#$%&'*+.^_`|~-9": '\t é~\xff' } } },
  ],
  [
    { respond: { status: 599, headers: { 'x-a': '' }, body: null } },
    { respond: { status: 599, headers: { 'x-a': '' }, body: null } },
  ],
  [{ mutate: { drop: ['a'] } }, { mutate: { drop: ['a'] } }],
])('the action %j is taken as %j', ([action, expected]) => {
  expect(faultRule.parse({ action }).action).toEqual(expected);
});

test('a rule keeps its id, match, trigger and stage', () => {
  const given = {
    id: 'x'.repeat(40),
    match: { operation: 'x'.repeat(200), path: '/a', method: 'PUT', account: 'a', query: { act: 'add' } },
    trigger: { after: 1, times: 1, every: 1, probability: 1 },
    stage: 'afterCommit',
    action: { transport: 'reset' },
  };
  expect(faultRule.parse(given)).toEqual(given);
});

test('each preset is a valid rule', () => {
  for (const [name, { stage, action }] of Object.entries(presets)) {
    expect(faultRule.parse({ preset: name })).toEqual(faultRule.parse({ stage, action }));
  }
});
