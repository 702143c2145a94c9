import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startXivoMock } from '#index.ts';
import { Remote, type RemoteOptions } from '#remote/remote.ts';

/** Sends a request to a server. */
async function ask(url: string, options: Partial<RemoteOptions> = {}) {
  const remote = await Remote.open({ url, timeoutMs: 5_000, ...options });
  onTestFinished(() => remote.close());
  return remote.send({ method: 'GET', target: '/x', headers: {} });
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

test('the path of the base URL is put in front of a target, and a redirect is an answer', async () => {
  const url = await serve(
    ({ url: target }, response) => void response.writeHead(302, { location: '/login' }).end(target),
  );
  const answer = await ask(`${url}/w/w1/`);
  expect([answer.status, answer.headers.location, answer.body.toString()]).toEqual([302, '/login', '/w/w1/x']);
});

test('a server that is silent', async () => {
  const url = await serve(() => {});
  await expect(ask(url, { timeoutMs: 50 })).rejects.toThrow(`${url} did not answer within 50 ms`);
});

test('a server that stops in the middle of an answer', async () => {
  const url = await serve((_, response) => void response.writeHead(200, { 'content-length': '9' }).write('1'));
  await expect(ask(url, { timeoutMs: 50 })).rejects.toThrow(`${url} did not answer within 50 ms`);
});

test('a server that cuts an answer', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '9' });
    response.write('1', () => response.destroy());
  });
  await expect(ask(url)).rejects.toThrow(`${url} closed the connection without a whole answer`);
});

test('a server that is not there, or has no known name', async () => {
  await expect(ask('http://127.0.0.1:1')).rejects.toThrow('http://127.0.0.1:1 cannot be reached (');
  await expect(ask('http://pbx.invalid')).rejects.toThrow(
    /^http:\/\/pbx\.invalid cannot be reached: there is no such host/,
  );
});

test('a certificate that is not trusted, and one that is', async () => {
  const pbx = await startXivoMock({ seeds: 'fresh', https: true });
  onTestFinished(() => pbx.close());
  const { httpsUrl: url = '', ca } = pbx;
  await expect(ask(url)).rejects.toThrow(
    /^https:\S+ has a certificate that is not trusted \(.+\); name its CA by --ca, or skip the check by --insecure$/,
  );
  expect((await ask(url, { insecure: true })).status).toBe(404);
  expect((await ask(url, { ca })).status).toBe(404);
});

test('the wrong scheme', async () => {
  const port = await serveRaw((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await expect(ask(`https://127.0.0.1:${port}`)).rejects.toThrow(
    'does not speak TLS at this port; begin the URL with http://',
  );
  const other = await serveRaw((socket) => void socket.end('SSH-2.0-server\r\n'));
  const url = `http://127.0.0.1:${other}`;
  await expect(ask(url)).rejects.toThrow(`${url} does not answer in HTTP (`);
});
