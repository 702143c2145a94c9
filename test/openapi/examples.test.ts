import { afterAll, expect, test } from 'vitest';
import { notedOperations } from '../../scripts/openapi/control-plane/capabilities.ts';
import { placeholderPages } from '../../scripts/openapi/control-plane/placeholder-pages.ts';
import { ExampleRunner, exampleUrl } from '../../scripts/openapi/control-plane/run-example.ts';
import { committedDocument, hasCommitted, operationsIn } from './documents.ts';
import { DocumentValidator } from './validator.ts';

const document = committedDocument('control-plane.json');
const validator = new DocumentValidator(document);
const notes = notedOperations();
const pages = placeholderPages();
const runner = new ExampleRunner(pages.folder);

afterAll(() => pages.remove());

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

/** The description of the web services may not have been written yet. */
const isServed = ({ operation }: { operation: { path: string } }) =>
  !operation.path.endsWith('/xivo.json') || hasCommitted('xivo.json');

test.for(examples.filter(isServed))('$name answers as described', async ({ operation, example }) => {
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
  const answer = await runner.run(operation, example);
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
