import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { XivoMockClient } from '#index.ts';
import { listening } from '../commands/listening.ts';
import { problemOf } from './mocks.ts';

/** A client of something that answers everything with this. */
async function clientOf(status: number, body: string): Promise<XivoMockClient> {
  const server = createServer((_request, response) => response.writeHead(status, { connection: 'close' }).end(body));
  return new XivoMockClient(`http://127.0.0.1:${await listening(server)}/`);
}

test('an address where nobody listens is named, with the reason', async () => {
  const server = createServer();
  const url = `http://127.0.0.1:${await listening(server)}`;
  await new Promise((resolve) => server.close(resolve));
  await expect(new XivoMockClient(url).health()).rejects.toThrow(
    new RegExp(`^${url} cannot be reached \\(.*ECONNREFUSED`),
  );
});

test('an answer that is not JSON is not one of a mock', async () => {
  const client = await clientOf(200, '<h1>It works!</h1>');
  await expect(client.health()).rejects.toThrow(`${client.url} does not answer as a mock does`);
});

test('an error is a problem with the address, the status and what was answered', async () => {
  const client = await clientOf(502, 'Bad Gateway');
  expect(await problemOf(client.health())).toMatchObject({
    url: client.url,
    status: 502,
    problem: 'Bad Gateway',
    message: '502: Bad Gateway',
  });
});
