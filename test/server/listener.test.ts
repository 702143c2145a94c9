import { Agent, get, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openListener } from '#server/listener.ts';
import { generateCertificate } from '#server/tls/generate.ts';

async function open(handler: RequestListener) {
  const listener = await openListener({ handler, host: '127.0.0.1', port: 0 });
  onTestFinished(() => listener.drain(0));
  return listener;
}

/** A handler that answers once it is released. */
function held() {
  let handler: RequestListener = () => undefined;
  const arrived = new Promise<ServerResponse>((resolve) => {
    handler = (_request, response) => resolve(response);
  });
  return { handler, arrived };
}

function ask(url: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(url, { agent }, resolve).once('error', reject));
}

test('draining finishes the request in flight and closes its connection', async () => {
  const { handler, arrived } = held();
  const listener = await open(handler);
  const agent = new Agent({ keepAlive: true });
  const answer = ask(listener.url, agent);
  const response = await arrived;
  const drained = listener.drain(60_000);
  response.end('finished');
  const received = await answer;
  expect([received.headers.connection, await text(received)]).toEqual(['close', 'finished']);
  await drained;
  await expect(fetch(listener.url)).rejects.toThrow();
});

test('draining does not wait for silent or idle connections', async () => {
  const listener = await open((_request, response) => response.end());
  const { port, hostname } = new URL(listener.url);
  const silent = connect(Number(port), hostname);
  await new Promise((resolve) => silent.once('connect', resolve));
  const agent = new Agent({ keepAlive: true });
  await text(await ask(listener.url, agent));
  const ended = new Promise((resolve) => silent.once('close', resolve));
  await listener.drain(60_000);
  await ended;
});

test('draining breaks off a request that exceeds the limit', async () => {
  const { handler, arrived } = held();
  const listener = await open(handler);
  const answer = ask(listener.url, new Agent()).catch((error: NodeJS.ErrnoException) => error.code);
  await arrived;
  await listener.drain(1);
  expect(await answer).toBe('ECONNRESET');
});

test('HTTPS is served with the certificate', async () => {
  const { ca: _ca, ...tls } = await generateCertificate('localhost');
  const options = { handler: () => undefined, host: '127.0.0.1', port: 0, tls };
  const listener = await openListener(options);
  onTestFinished(() => listener.drain(0));
  expect(listener.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
});

test('a port in use is refused with its number', async () => {
  const { url } = await open(() => undefined);
  const port = Number(new URL(url).port);
  const second = openListener({ handler: () => undefined, host: '127.0.0.1', port });
  await expect(second).rejects.toThrow(`port ${port} on 127.0.0.1 is already in use`);
});

test('a host of another machine is refused', async () => {
  const elsewhere = openListener({ handler: () => undefined, host: '192.0.2.1', port: 0 });
  await expect(elsewhere).rejects.toThrow('cannot listen on port 0 on 192.0.2.1 (EADDRNOTAVAIL)');
});
