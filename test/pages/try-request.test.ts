import { expect, test } from 'vitest';
import { descriptionOf } from '../../ui/views/try/description.ts';
import { groupedOperations } from '../../ui/views/try/operations.ts';
import {
  bodyValue,
  newDraft,
  parameterIn,
  sendableOf,
  withBody,
  withParameter,
} from '../../ui/views/try/request/draft.ts';

const operation = { operation: 'x/users:add', url: '/x/json.php/restricted/users/?act=add', section: 'x/users' };
const draft = newDraft(operation);

test('an operation without a description is sent with the usual method', () => {
  expect(draft).toEqual({ method: 'POST', target: operation.url, headers: '', body: '' });
  expect(newDraft({ ...operation, operation: 'x/users:list' }).method).toBe('GET');
  expect(newDraft(operation, 'PUT').method).toBe('PUT');
});

test('parameters are set and removed in the URL', () => {
  const withId = withParameter(draft, 'id', 'a&b');
  expect(withId.target).toBe('/x/json.php/restricted/users/?act=add&id=a%26b');
  expect(parameterIn(withId, 'id')).toBe('a&b');
  expect(withParameter(withId, 'id', '').target).toBe(operation.url);
  expect(withParameter({ ...draft, target: '/a' }, 'b', '').target).toBe('/a');
});

test('the body is JSON, another text, or empty', () => {
  expect(bodyValue(draft)).toEqual({ isJson: true, value: undefined });
  expect(bodyValue({ ...draft, body: '{"a": 1}' })).toEqual({ isJson: true, value: { a: 1 } });
  expect(bodyValue({ ...draft, body: '{' })).toEqual({ isJson: false, value: undefined });
  expect(withBody(draft, { a: 1 }).body).toBe('{\n  "a": 1\n}');
});

test('a request names the world and has its headers', () => {
  const sent = { ...draft, headers: 'Accept: text/plain\n\n X-A :b: c ' };
  expect(sendableOf(sent, { base: 'http://pbx', world: 'w1' })).toEqual({
    method: 'POST',
    url: 'http://pbx/x/json.php/restricted/users/?act=add',
    headers: [
      ['X-Mock-World', 'w1'],
      ['Accept', 'text/plain'],
      ['X-A', 'b: c'],
    ],
  });
  expect(sendableOf(draft, { base: '', world: 'default' }).headers).toEqual([]);
});

test('what cannot be sent is explained', () => {
  const destination = { base: '', world: 'default' };
  expect(() => sendableOf({ ...draft, target: 'http://other/' }, destination)).toThrow(/must be a path of this mock/);
  expect(() => sendableOf({ ...draft, headers: 'nonsense' }, destination)).toThrow(/"nonsense" is not a header/);
});

test('operations are found by words and grouped by section', () => {
  const operations = [
    operation,
    { ...operation, operation: 'x/users:list' },
    { ...operation, operation: 'y/lines:add', section: 'y' },
  ];
  expect(groupedOperations(operations, '').map(({ section }) => section)).toEqual(['x/users', 'y']);
  expect(groupedOperations(operations, 'USERS  add')).toEqual([{ section: 'x/users', operations: [operation] }]);
  expect(groupedOperations(operations, 'nothing')).toEqual([]);
});

test('an operation is described by its id', () => {
  const document = {
    paths: {
      '/x/users/add': {
        post: {
          operationId: 'x/users:add',
          summary: 'Add a user',
          parameters: [
            { name: 'act', in: 'query', schema: { const: 'add' } },
            { $ref: '#/components/parameters/Id', name: '' },
          ],
          requestBody: { content: { 'application/json': { schema: { type: 'object' }, example: { a: 1 } } } },
        },
      },
    },
    components: { parameters: { Id: { name: 'id', in: 'query', required: true } } },
  };
  expect(descriptionOf(document, 'x/users:add')).toEqual({
    method: 'POST',
    summary: 'Add a user',
    description: undefined,
    parameters: [{ name: 'id', in: 'query', required: true }],
    body: { type: 'object' },
    textType: undefined,
    bodyDescription: undefined,
    bodyExample: { a: 1 },
  });
  expect(descriptionOf(document, 'x/users:list')).toBeUndefined();
});
