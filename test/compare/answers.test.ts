import { expect, test } from 'vitest';
import { compareAnswers } from '#compare/answers/compare-answers.ts';
import { newCorrespondence } from '#compare/answers/correspondence.ts';

const answer = (body: string, headers: Record<string, string> = {}) => ({ status: 200, headers, body });

function difference(left: string, right: string, { keepsOrder = false, isShared = true } = {}) {
  const sides = newCorrespondence({ text: '', isShared });
  sides.ids.noteWrite();
  for (const [names, body] of [
    [sides.left, left],
    [sides.right, right],
  ] as const)
    names.addAnswer(body);
  return compareAnswers(answer(left), answer(right), { sides, resource: 'pbx_settings/users', keepsOrder });
}

test.for([
  { left: '{"a":1}', right: '{"a":1}', at: undefined },
  { left: '{"a":1}', right: '{"a":1.0}', at: 'a' },
  { left: '{"a":1000}', right: '{"a":1e3}', at: 'a' },
  { left: '{"a":"\\/"}', right: '{"a":"/"}', at: 'a' },
  { left: '{"a":"\\u00e9"}', right: '{"a":"é"}', at: 'a' },
  { left: '{"a":1}', right: '{"a": 1}', at: 'body' },
  { left: '{"a":{"b":[1,2]}}', right: '{"a":{"b":[1,3]}}', at: 'a.b[1]' },
  { left: '{"a":[1,2]}', right: '{"a":[2,1]}', at: 'a[0]' },
  { left: '{"a":[1]}', right: '{"a":[1,2]}', at: 'a[1]' },
  { left: '{"a":[]}', right: '{"a":{}}', at: 'a' },
  { left: '{"a":1,"b":2}', right: '{"b":2,"a":1}', at: 'body' },
  { left: '{"x":{"a":1,"b":2}}', right: '{"x":{"b":2,"a":1}}', at: 'x' },
  { left: '[{"id":1},{"id":2}]', right: '[{"id":2},{"id":1}]', at: undefined },
  { left: '[{"id":1,"a":1},{"id":2,"a":2}]', right: '[{"id":2,"a":3},{"id":1,"a":1}]', at: '[1].a' },
  { left: '[{"id":1}]', right: '[{"id":1},{"id":2}]', at: '[1]' },
  { left: '[1,2]', right: '[2,1]', at: undefined },
  { left: '', right: '[]', at: 'body' },
  { left: '<p>a</p>', right: '<p>b</p>', at: 'body' },
  { left: 'false', right: '"1"', at: 'body' },
])('$left and $right differ at $at', ({ left, right, at }) => {
  expect(difference(left, right)?.at).toBe(at);
});

test('a list with an order is compared by place', () => {
  expect(difference('[1,2]', '[2,1]', { keepsOrder: true })).toEqual({ at: '[0]', recorded: '1', found: '2' });
});

test('the order of keys is told in words', () => {
  expect(difference('{"a":1,"b":2,"c":3}', '{"a":1,"c":3,"b":2}')).toEqual({
    at: 'body',
    recorded: 'keys in the order a, b, c',
    found: 'keys in the order a, c, b',
  });
});

test('generated names and secrets may differ, but a name stands for one object', () => {
  const body = (name: string, other: string) => `[{"id":1,"name":"${name}","secret":"ABCDEF","i":"SIP\\/${other}"}]`;
  expect(difference(body('abc123', 'abc123'), body('xyz789', 'xyz789'))).toBeUndefined();
  const two = (one: string, other: string) => `{"a":[{"name":"${one}"},{"name":"${other}"},{"name":"${one}"}]}`;
  expect(
    difference(two('abc123', 'def456'), '{"a":[{"name":"xyz789"},{"name":"uvw456"},{"name":"uvw456"}]}'),
  ).toMatchObject({
    at: 'a[0].name',
    recorded: 'the generated name abc123',
  });
});

test('headers that recordings keep are compared', () => {
  const sides = newCorrespondence({ text: '', isShared: true });
  const comparison = { sides, resource: undefined, keepsOrder: false };
  expect(compareAnswers(answer('', { location: '/a' }), answer('', { server: 'x' }), comparison)).toEqual({
    at: 'header location',
    recorded: '/a',
    found: '(missing)',
  });
});

test('ids of made objects are followed only if the runs begin from different states', () => {
  const [left, right] = ['{"userfeatures":{"id":"5","a":1}}', '{"userfeatures":{"id":"9","a":1}}'];
  expect(difference(left, right)?.at).toBe('userfeatures.id');
  expect(difference(left, right, { isShared: false })).toBeUndefined();
});

test('passwords are not told', () => {
  expect(difference('{"a":{"secret":"Swordfish"}}', '{"a":{"secret":"Marlin"}}')).toEqual({
    at: 'a.secret',
    recorded: '"[redacted]"',
    found: '"[redacted]"',
  });
  expect(difference('[{"id":1,"passwd":"Swordfish"}]', '[]')?.recorded).toBe('{"id":1,"passwd":"[redacted]"}');
  expect(JSON.stringify(difference('{"passwd":"Swordfish","a":1}', '{"passwd":"Swordfish", "a":1}'))).not.toContain(
    'Sword',
  );
});
