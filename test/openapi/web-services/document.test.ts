import { expect, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { operationOf } from '#core/resource.ts';
import { resources } from '#resources/index.ts';
import { filterNames } from '#resources/service/ipbx/call_management/cel/filters.ts';
import { documentText } from '../../../scripts/openapi/document-text.ts';
import { webServicesDocument } from '../../../scripts/openapi/web-services/document.ts';
import { startMock } from '../../support/mock.ts';
import { openapiProblems } from '../../support/openapi-lint.ts';
import { committedText } from '../documents.ts';
import { document, operations } from './described.ts';

test('the committed description is what npm run openapi writes', () => {
  expect(committedText('xivo.json')).toBe(documentText(webServicesDocument()));
});

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

test('the path of each operation reaches its act on a server, and only there', async () => {
  const { app } = startMock({ seeds: 'documented' });
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  for (const { path, operationId, responses } of operations.values()) {
    const act = operationId.split(':')[1] ?? '';
    const { statusCode, headers: answered } = await app.inject({ url: `${path}?act=${act}`, headers });
    expect([operationId, Object.keys(responses)]).toEqual([operationId, expect.arrayContaining([String(statusCode)])]);
    const isKnown = answered['x-xivo-ws-version'] === '1.0' || operationId.includes('configregistrar');
    expect([operationId, isKnown]).toEqual([operationId, true]);
  }
});

test('every parameter is described', () => {
  for (const { parameters } of operations.values())
    for (const parameter of parameters) expect(parameter).toHaveProperty('$ref' in parameter ? '$ref' : 'description');
});

test('a search of call records describes every filter', () => {
  const described = operations.get('ipbx/call_management/cel:search')?.parameters.map(({ name }) => name);
  expect(described).toEqual(expect.arrayContaining([...filterNames]));
});
