import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { XivoMockClient } from '#index.ts';
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
