import { expect, test } from 'vitest';
import { controlPlaneDocument } from '../../scripts/openapi/control-plane/document.ts';
import { documentText } from '../../scripts/openapi/document-text.ts';
import { openapiProblems } from '../support/openapi-lint.ts';
import { committedDocument, committedText, operationsIn } from './documents.ts';

const document = committedDocument('control-plane.json');

test('the committed description is what npm run openapi writes', async () => {
  expect(committedText('control-plane.json')).toBe(documentText(await controlPlaneDocument()));
});

test('follows OpenAPI and the recommended rules', async () => {
  expect(await openapiProblems(document)).toEqual([]);
});

test('describes every parameter, component and member', () => {
  const operations = operationsIn(document);
  expect(operations.length).toBeGreaterThan(50);
  const parameters = operations.flatMap(({ operationId, parameters }) =>
    parameters
      .filter(({ description, $ref }) => description === undefined && $ref === undefined)
      .map(({ name }) => `${operationId}: ${name}`),
  );
  expect(parameters).toEqual([]);
  expect(undescribed(document.components.schemas)).toEqual([]);
  expect(undescribed(document.paths)).toEqual([]);
});

/** Members that need no description: their name in a union says what they are. */
const selfEvident = /\/(?:type|from|to)$/;

/** The members of object schemas without a description of their own or of the schema that they refer to, as paths. */
function undescribed(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([name, each]) =>
    name === 'example' ? [] : undescribed(each, `${at}/${name}`),
  );
  const properties: object =
    'properties' in value && typeof value.properties === 'object' ? (value.properties ?? {}) : {};
  const bare = Object.entries(properties).filter(
    ([name, schema]) => !('description' in schema || '$ref' in schema || selfEvident.test(`/${name}`)),
  );
  return [...bare.map(([name]) => `${at}/${name}`), ...inner];
}
