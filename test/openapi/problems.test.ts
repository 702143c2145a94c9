import { json as jsonOf } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { startMock } from '../support/mock.ts';
import { committedDocument, type DescribedOperation, operationsIn } from './documents.ts';
import { DocumentValidator } from './validator.ts';

const document = committedDocument('control-plane.json');
const operations = operationsIn(document);
const validator = new DocumentValidator(document);

interface BadRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | undefined;
  readonly query?: string;
  /** The value of each parameter of the path. */
  readonly param?: string;
}

const httpMethod = z.enum(['GET', 'PUT', 'POST', 'DELETE', 'PATCH']);

/** Returns the status, and for a problem whether the body is as the description says. */
async function send(
  app: FastifyInstance,
  { method, path }: Pick<DescribedOperation, 'method' | 'path'>,
  bad: BadRequest,
) {
  const { headers = {}, payload, query = '', param = 'x' } = bad;
  const answer = await app.inject({
    method: httpMethod.parse(method),
    url: `${path.replaceAll(/\{\w+\}/g, param)}${query}`,
    headers,
    payloadAsStream: true,
    ...(payload !== undefined && { payload }),
  });
  const isProblem = answer.headers['content-type']?.toString().startsWith('application/problem+json') === true;
  // A stream of events does not end by itself.
  if (!isProblem) answer.raw.res.destroy();
  const body: unknown = isProblem ? await jsonOf(answer.stream()) : undefined;
  if (isProblem) expect(validator.problems(body, ['components', 'schemas', 'Problem'])).toEqual([]);
  const { detail = '' } = z.object({ detail: z.string().optional() }).parse(body ?? {});
  return { status: answer.statusCode, detail, headers: answer.headers };
}

function mockWithToken(): FastifyInstance {
  const app = createApp(createWorld({ seeds: 'fresh', dialect: 'documented' }), { token: 'sesame' });
  onTestFinished(() => app.close());
  return app;
}

const authorized = { 'x-mock-token': 'sesame' };

/** Requests that are answered with a status by the operations that describe it, and by no others. */
const badRequests: readonly (readonly [status: number, (operation: DescribedOperation) => BadRequest])[] = [
  [401, () => ({})],
  [403, () => ({ headers: { ...authorized, host: 'evil.example' } })],
  [
    415,
    ({ requestBody }) => ({
      headers: { ...authorized, ...(requestBody && { 'content-type': 'text/plain' }) },
      payload: requestBody && 'x',
    }),
  ],
];

test.for(badRequests)('the operations that answer %i are those that describe it', async ([status, badRequest]) => {
  const app = mockWithToken();
  const answered: string[] = [];
  for (const operation of operations)
    if ((await send(app, operation, badRequest(operation))).status === status) answered.push(operation.operationId);
  expect(answered).toEqual(describing(status));
});

test('the operations that answer 404 for an unknown world are those that take its header', async () => {
  const { app } = startMock();
  const answered: string[] = [];
  for (const operation of operations) {
    const { status, detail } = await send(app, operation, { headers: { 'x-mock-world': 'gone' } });
    if (status === 404 && detail.startsWith('there is no world gone')) answered.push(operation.operationId);
  }
  const forWorlds = operations.filter(({ parameters }) =>
    parameters.some(({ $ref }) => $ref === '#/components/parameters/World'),
  );
  expect(answered).toEqual(forWorlds.map(({ operationId }) => operationId));
});

test('the operations that answer 400 to a malformed body, query or path are those that describe it', async () => {
  const { app } = startMock();
  const answered: string[] = [];
  for (const operation of operations) {
    const { status } = await send(app, operation, {
      param: '.hidden!',
      query: '?nonsense=1&limit=none',
      ...(operation.requestBody && { headers: { 'content-type': 'application/json' }, payload: '{' }),
    });
    if (status === 400) answered.push(operation.operationId);
  }
  expect(answered).toEqual(describing(400));
});

test('a method that a path does not take is answered with 405', async () => {
  const { app } = startMock();
  for (const { path } of operations) {
    const { status, headers } = await send(app, { method: 'PATCH', path }, {});
    expect([path, status, headers.allow]).toEqual([path, 405, expect.any(String)]);
  }
});

function describing(status: number): readonly string[] {
  return operations.filter(({ responses }) => status in responses).map(({ operationId }) => operationId);
}
