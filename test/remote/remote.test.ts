import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { Remote, type RemoteOptions } from '#remote/remote.ts';

function remote(url: string, options: Partial<RemoteOptions> = {}): Remote {
  const made = new Remote({ url, timeout: 5_000, ...options });
  onTestFinished(() => made.close());
  return made;
}

function portOf(server: { address(): unknown }): number {
  return (server.address() as AddressInfo).port;
}

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server)}`;
}

async function serveRaw(answer: (socket: Socket) => void): Promise<number> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return portOf(server);
}

const get = { method: 'GET', target: '/x', headers: {} };

test('the path of the base URL is put in front of a target, and a redirect is an answer', async () => {
  const url = await serve(
    ({ url: target }, response) => void response.writeHead(302, { location: '/login' }).end(target),
  );
  const answer = await remote(`${url}/w/w1/`).send(get);
  expect([answer.status, answer.headers.location, answer.body.toString()]).toEqual([302, '/login', '/w/w1/x']);
});

test('a server that is silent', async () => {
  const url = await serve(() => {});
  await expect(remote(url, { timeout: 50 }).send(get)).rejects.toThrow(`${url} did not answer within 0.05 s`);
});

test('a server that stops in the middle of an answer', async () => {
  const url = await serve((_, response) => void response.writeHead(200, { 'content-length': '9' }).write('1'));
  await expect(remote(url, { timeout: 50 }).send(get)).rejects.toThrow(`${url} did not answer within 0.05 s`);
});

test('a server that cuts an answer', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '9' });
    response.write('1', () => response.destroy());
  });
  await expect(remote(url).send(get)).rejects.toThrow(`${url} closed the connection before the answer was complete`);
});

test('a server that is not there, or has no known name', async () => {
  await expect(remote('http://127.0.0.1:1').send(get)).rejects.toThrow('http://127.0.0.1:1 refuses the connection');
  await expect(remote('http://pbx.invalid').send(get)).rejects.toThrow(
    /^http:\/\/pbx\.invalid cannot be reached: its name /,
  );
});

test('a certificate that is not trusted, and one that is', async () => {
  const pbx = await startXivoMock({ seeds: 'fresh', https: true });
  onTestFinished(() => pbx.close());
  const { httpsUrl: url = '', ca } = pbx;
  await expect(remote(url).send(get)).rejects.toThrow(
    /^https:\S+ has a certificate that is not trusted \(.+\); --ca FILE names a CA to trust, --insecure accepts any certificate$/,
  );
  expect((await remote(url, { insecure: true }).send(get)).status).toBe(404);
  expect((await remote(url, { ca }).send(get)).status).toBe(404);
});

test('the wrong scheme', async () => {
  const port = await serveRaw((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await expect(remote(`https://127.0.0.1:${port}`).send(get)).rejects.toThrow(
    'does not speak TLS there; try http:// instead',
  );
  const other = await serveRaw((socket) => void socket.end('SSH-2.0-server\r\n'));
  const url = `http://127.0.0.1:${other}`;
  await expect(remote(url).send(get)).rejects.toThrow(`${url} does not speak HTTP there; try https:// instead`);
});
