import { expect, test } from 'vitest';
import { presets } from '../../src/faults/presets.ts';
import { faultRule } from '../../src/faults/rule.ts';

const respond = { respond: { status: 500 } };

test('what a rule leaves out is filled in', () => {
  expect(faultRule.parse({ action: respond })).toEqual({
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

test.for<[object, string]>([
  [{}, 'action'],
  [{ action: {} }, 'action'],
  [{ action: { ...respond, transport: 'reset' } }, 'action'],
  [{ action: { respond: { status: 100 } } }, 'action.respond.status'],
  [
    { action: { respond: { status: 200, headers: { 'Content-Length': '5' } } } },
    'action.respond.headers.Content-Length',
  ],
  [{ action: { respond: { status: 200, headers: { 'x-a': 'b\r\nx-c: d' } } } }, 'action.respond.headers.x-a'],
  [{ action: { transport: 'gone' } }, 'action.transport'],
  [{ action: { delay: -1 } }, 'action.delay'],
  [{ action: { delay: { from: 2, to: 1 } } }, 'action.delay'],
  [{ action: { delay: '2d' } }, 'action.delay'],
  [{ action: { mutate: {} } }, 'action.mutate'],
  [{ action: { transport: 'truncated' }, stage: 'before' }, 'stage'],
  [{ action: { mutate: { truncate: 0 } }, stage: 'before' }, 'stage'],
  [{ action: respond, trigger: { times: 0 } }, 'trigger.times'],
  [{ action: respond, trigger: { probability: 2 } }, 'trigger.probability'],
  [{ action: respond, match: { path: 'users' } }, 'match.path'],
  [{ action: respond, id: '../x' }, 'id'],
  [{ preset: 'no-such' }, 'preset'],
  [{ preset: 'toString' }, 'preset'],
  [{ preset: 'slow', stage: 'before' }, 'preset'],
  [{ action: respond, more: 1 }, ''],
])('the rule %j is refused for its %s', ([given, at]) => {
  const issues = faultRule.safeParse(given).error?.issues ?? [];
  expect(issues.map(({ path }) => path.join('.'))).toEqual([at]);
});

test('each preset is a rule that could be written out', () => {
  for (const [name, { stage, action }] of Object.entries(presets)) {
    expect(faultRule.parse({ preset: name })).toEqual(faultRule.parse({ stage, action }));
  }
});
