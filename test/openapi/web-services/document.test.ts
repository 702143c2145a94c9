import { expect, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { operationOf } from '#core/resource.ts';
import { resources } from '#resources/index.ts';
import { openapiProblems } from '../../support/openapi-lint.ts';
import { document, operations } from './described.ts';

test('the description is valid and follows the recommended rules', async () => {
  expect(await openapiProblems(document)).toEqual([]);
});

test('every act is described once, and nothing else', () => {
  const described = [...operations.keys()];
  const registered = (['documented', 'recorded'] as const).flatMap(
    (dialect) => new Registry(resources, dialect).operations,
  );
  expect(described.toSorted()).toEqual([...new Set(registered)].toSorted());
  expect(described).toEqual(
    resources.flatMap((resource) => Object.keys(resource.acts).map((act) => operationOf(resource, act))),
  );
});
