import { expect, test } from 'vitest';
import { openapiProblems } from '../support/openapi-lint.ts';

const valid = {
  openapi: '3.1.0',
  info: { title: 'Clock', version: '1', license: { name: 'MIT', identifier: 'MIT' } },
  servers: [{ url: '/' }],
  security: [],
  paths: {
    '/clock': {
      get: {
        operationId: 'readClock',
        summary: 'Read the clock',
        responses: { 200: { description: 'The time' }, 404: { description: 'There is no clock' } },
      },
    },
  },
};

test('a valid document has no problems', async () => {
  expect(await openapiProblems(valid)).toEqual([]);
});

test('what breaks the schema of OpenAPI or a rule is a problem, with its place', async () => {
  const { info, ...others } = valid;
  const { license: _, ...rest } = info;
  expect(await openapiProblems(others)).not.toEqual([]);
  expect(await openapiProblems({ ...others, info: rest })).toEqual([
    expect.stringMatching(/^warn info-license at #\/info/),
  ]);
});
