import { expect, test } from 'vitest';
import { notedOperations } from '../../scripts/openapi/control-plane/capabilities.ts';
import { exampleUrl, runExample } from '../../scripts/openapi/control-plane/run-example.ts';
import { committedDocument, operationsIn } from './documents.ts';
import { DocumentValidator } from './validator.ts';

const document = committedDocument('control-plane.json');
const validator = new DocumentValidator(document);
const notes = notedOperations();

const examples = operationsIn(document).flatMap((operation) => {
  const { examples: all = [] } = notes.get(`${operation.method} ${operation.path}`) ?? {};
  return all.map((example) => ({
    name: `${operation.method} ${exampleUrl(operation.path, example)}`,
    operation,
    example,
  }));
});

test('every answer but a problem has an example', () => {
  const missing = operationsIn(document).flatMap(({ method, path, responses }) => {
    const statuses = examples.filter(({ operation }) => operation.method === method && operation.path === path);
    const shown = statuses.map(({ example }) => String(example.status));
    return Object.keys(responses).filter((status) => responses[status]?.$ref === undefined && !shown.includes(status));
  });
  expect(missing).toEqual([]);
});

test.for(examples)('$name answers as described', async ({ operation, example }) => {
  const { method, path, requestBody, responses } = operation;
  const place = ['paths', path, method.toLowerCase()];
  if (example.body !== undefined && example.bodyType === undefined) {
    expect(requestBody?.content).toHaveProperty(['application/json']);
    expect(
      validator.problems(example.body, [...place, 'requestBody', 'content', 'application/json', 'schema']),
    ).toEqual([]);
  }
  if (example.body === undefined && example.bodySnapshot === undefined)
    expect(requestBody?.required ?? false).toBe(false);
  const answer = await runExample(operation, example);
  expect(answer.status).toBe(example.status);
  const content = responses[answer.status]?.content ?? {};
  expect(answer.type === '' ? [] : [answer.type]).toEqual(Object.keys(content));
  const schema = [...place, 'responses', String(answer.status), 'content', answer.type, 'schema'];
  for (const value of answer.values) expect(validator.problems(value, schema)).toEqual([]);
});

test('a schema does not allow members that it does not have', () => {
  const schema = ['components', 'schemas', 'Clock'];
  const clock = { mode: 'real', now: '2012-10-01T12:00:00.000Z' };
  expect(validator.problems(clock, schema)).toEqual([]);
  expect(validator.problems({ ...clock, zone: 'UTC' }, schema)).toEqual([expect.stringContaining('additional')]);
});
