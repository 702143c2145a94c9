import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { XivoMockClient, XivoMockProblem } from '#index.ts';
import { listening } from '../commands/listening.ts';
import { problemOf } from './mocks.ts';

/** A client of a server that answers every request with this status and body. */
async function clientOf(status: number, body: string): Promise<XivoMockClient> {
  const server = createServer((_request, response) => response.writeHead(status, { connection: 'close' }).end(body));
  return new XivoMockClient(`http://127.0.0.1:${await listening(server)}/`);
}

test('an unreachable URL is reported with the reason', async () => {
  const server = createServer();
  const url = `http://127.0.0.1:${await listening(server)}`;
  await new Promise((resolve) => server.close(resolve));
  await expect(new XivoMockClient(url).health()).rejects.toThrow(
    new RegExp(`^${url} cannot be reached \\(.*ECONNREFUSED`),
  );
});

test('an answer that is not JSON does not come from a mock', async () => {
  const client = await clientOf(200, '<h1>It works!</h1>');
  await expect(client.health()).rejects.toThrow(`${client.url} does not answer like xivo-mock`);
});

test('an error answer is a problem with the URL, the status and the body', async () => {
  const client = await clientOf(502, 'Bad Gateway');
  expect(await problemOf(client.health())).toMatchObject({
    url: client.url,
    status: 502,
    problem: 'Bad Gateway',
    message: '502: Bad Gateway',
  });
});

const notFound = { url: 'http://pbx.invalid', status: 404, detail: 'gone', problem: {} };

test('a problem of another copy of the class is one', async () => {
  const file = new URL('../../src/client/transport.ts?copy', import.meta.url).href;
  const { XivoMockProblem: OtherCopy }: typeof import('#client/transport.ts') = await import(file);
  expect(OtherCopy).not.toBe(XivoMockProblem);
  const problem = new OtherCopy(notFound);
  expect(Object.getPrototypeOf(problem)).not.toBe(XivoMockProblem.prototype);
  expect(problem).toBeInstanceOf(XivoMockProblem);
  expect(problem).toBeInstanceOf(Error);
  await expect(Promise.reject(problem)).rejects.toThrow(XivoMockProblem);
});

test('nothing else is a problem', () => {
  for (const value of [new Error('404: gone'), { ...notFound }, 'gone', undefined, null, () => undefined])
    expect(value instanceof XivoMockProblem, String(value)).toBe(false);
});

test('a subclass of the problem has only its own instances', () => {
  class NotFound extends XivoMockProblem {}
  expect(new NotFound(notFound)).toBeInstanceOf(NotFound);
  expect(new NotFound(notFound)).toBeInstanceOf(XivoMockProblem);
  expect(new XivoMockProblem(notFound)).not.toBeInstanceOf(NotFound);
  expect(Reflect.ownKeys(new XivoMockProblem(notFound))).not.toContain(Symbol.for('xivo-mock.problem'));
});

test('a client sends its requests by a fetch function of its own', async () => {
  const asked: string[] = [];
  const client = new XivoMockClient('http://pbx.invalid', {
    headers: { 'X-Mock-World': 'w1' },
    fetch: async (...[input, init]) => {
      const { url, headers } = new Request(input, init);
      asked.push(`${url} ${headers.get('x-mock-world')}`);
      return Response.json({ status: 'ok' });
    },
  });
  expect(await client.health()).toEqual({ status: 'ok' });
  expect(asked).toEqual(['http://pbx.invalid/__admin/health w1']);
});
