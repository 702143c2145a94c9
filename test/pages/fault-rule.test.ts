import { expect, test } from 'vitest';
import { fieldPaths, type PresetFields, ruleOf } from '../../ui/views/control/faults/preset-rule.ts';
import { actionText, matchTexts, triggerText } from '../../ui/views/control/faults/rule-text.ts';

const trigger = { after: 0, every: 1 };

test.each([
  [{}, 'always'],
  [{ times: 1 }, 'once'],
  [
    { after: 2, every: 3, times: 4, probability: 0.5 },
    'after the first 2, every 3rd match, at most 4 times, with probability 0.5',
  ],
  [{ every: 11 }, 'every 11th match'],
  [{ every: 22 }, 'every 22nd match'],
])('the trigger %j fires %s', (changes, text) => {
  expect(triggerText({ trigger: { ...trigger, ...changes } })).toBe(text);
});

test('a rule without a match is for every request', () => {
  expect(matchTexts({ match: {} })).toEqual(['every request']);
  expect(matchTexts({ match: { operation: '*:add', method: 'POST', query: { id: '6' } } })).toEqual([
    '*:add',
    'method POST',
    'id=6',
  ]);
});

test.each([
  [{ delay: { from: 1000, to: 3000 } }, 'before', 'delays it by 1000 ms to 3000 ms'],
  [{ delay: { from: 20, to: 20 }, respond: { status: 503, headers: {} } }, 'before', 'delays it by 20 ms, answers 503'],
  [{ transport: 'reset' }, 'afterCommit', 'resets the connection, after the change is stored'],
  [{ mutate: { drop: ['id'] } }, 'afterCommit', 'changes the answer, after the change is stored'],
] as const)('the action %j at stage %s: %s', (action, stage, text) => {
  expect(actionText({ stage, action: structuredClone(action) as never })).toBe(text);
});

test('a rule has the fields that were filled in, and numbers where it needs them', () => {
  const empty = Object.fromEntries(fieldPaths.map((path) => [path, ''])) as PresetFields;
  const fields = { ...empty, preset: 'slow', 'match.account': ' 12 ', 'trigger.times': '2', 'trigger.after': 'two' };
  expect(ruleOf(fields)).toEqual({ preset: 'slow', match: { account: '12' }, trigger: { times: 2, after: 'two' } });
});
