import { createServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { expect, test } from 'vitest';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { generateCertificate } from '#server/tls/generate.ts';
import { listening } from '../commands/listening.ts';
import { type Mock, startMock, urlOf } from '../support/mock.ts';
import { listen } from '../support/transports.ts';

const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;
const large = 'x'.repeat(200_000);

interface Seen {
  readonly bytes: string;
  readonly error?: string;
}

/** Returns the bytes and the error, if any, that a client sees until its connection ends. */
function talk(
  port: number,
  text: string,
  open: (port: number, host: string) => Socket = connect,
): { seen: Promise<Seen>; hangUp(): void } {
  const socket = open(port, '127.0.0.1');
  socket.write(text);
  let bytes = '';
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk;
  });
  const seen = new Promise<Seen>((resolve) => {
    socket.on('error', (error: Error & { code?: string }) => resolve({ bytes, error: error.code ?? error.message }));
    socket.on('close', () => resolve({ bytes }));
  });
  return { seen, hangUp: () => socket.destroy() };
}

function requestText(act: string, body = ''): string {
  const lines = [`POST ${urlOf(entity, act)} HTTP/1.1`, 'host: 127.0.0.1', `authorization: ${authorization}`];
  return [...lines, `content-length: ${body.length}`, '', body].join('\r\n');
}

const newEntity = JSON.stringify({ name: 'second', displayname: 'Second' });

async function fail({ app }: Mock, payload: object): Promise<number> {
  const port = await listen(app);
  expect((await app.inject({ method: 'POST', url: '/__admin/faults', payload })).statusCode).toBe(201);
  return port;
}

const entities = ({ world }: Mock) => world.store.count('entity');

test('a reset connection is reset, before the act or after its commit', async () => {
  const mock = startMock();
  const port = await fail(mock, { action: { transport: 'reset' }, trigger: { times: 1 } });
  expect(await talk(port, requestText('add', newEntity)).seen).toEqual({ bytes: '', error: 'ECONNRESET' });
  expect(entities(mock)).toBe(1);
  await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload: { preset: 'lost-answer' } });
  expect(await talk(port, requestText('add', newEntity)).seen).toEqual({ bytes: '', error: 'ECONNRESET' });
  expect(entities(mock)).toBe(2);
  expect(mock.world.journal.entries()).toMatchObject([
    { fault: 'f1', answer: { status: 0 } },
    { fault: 'f2', answer: { status: 0 } },
  ]);
});

test('an empty answer closes the connection cleanly, even if the body was not read', async () => {
  const mock = startMock();
  const port = await fail(mock, { action: { transport: 'empty' } });
  expect(await talk(port, requestText('add', large)).seen).toEqual({ bytes: '' });
  expect(mock.world.journal.total).toBe(1);
});

test('an empty answer waits for the rest of the body, so that the connection is not reset', async () => {
  const mock = startMock();
  const port = await fail(mock, { action: { transport: 'empty' }, trigger: { times: 1 } });
  const text = requestText('add', large);
  const socket = connect(port, '127.0.0.1');
  const failures: unknown[] = [];
  socket.on('error', (error) => failures.push(error));
  socket.write(text.slice(0, 1000));
  await expect.poll(() => mock.world.journal.total).toBe(1);
  // When the second request is answered, the effect on the first connection has arrived.
  await fetch(`http://127.0.0.1:${port}${urlOf(entity, 'list')}`);
  expect(socket.readyState).toBe('open');
  socket.write(text.slice(1000));
  await new Promise((resolve) => socket.resume().once('close', resolve));
  expect([failures, socket.bytesRead]).toEqual([[], 0]);
});

test('a truncated answer is shorter than its Content-Length', async () => {
  const mock = startMock();
  const whole = (await mock.call(entity, 'list')).text;
  const port = await fail(mock, { preset: 'cut-answer' });
  const { bytes, error } = await talk(port, requestText('list')).seen;
  const [head = '', body = ''] = bytes.split('\r\n\r\n');
  expect(error).toBeUndefined();
  expect(head).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(head).toMatch(new RegExp(`Content-Length: ${whole.length}$`, 'm'));
  expect(body).toBe(whole.slice(0, Math.floor(whole.length / 2)));
  expect(mock.world.journal.entries().at(-1)).toMatchObject({ fault: 'f1', answer: { status: 200 } });
});

test('a truncated answer without a body is half a status line', async () => {
  const mock = startMock();
  const port = await fail(mock, { preset: 'cut-answer' });
  expect(await talk(port, requestText('add', newEntity)).seen).toEqual({ bytes: 'HTTP/1.1 ' });
  expect(entities(mock)).toBe(2);
});

test('a hanging request ends when the world is reset', async () => {
  const mock = startMock();
  const port = await fail(mock, { preset: 'hanging' });
  const { seen } = talk(port, requestText('add', newEntity));
  await expect.poll(() => mock.world.journal.total).toBe(1);
  expect((await mock.app.inject('/__admin/health')).statusCode).toBe(200);
  mock.world.reset();
  expect(await seen).toEqual({ bytes: '' });
  expect(entities(mock)).toBe(1);
});

test('a client can abort a hanging request', async () => {
  const mock = startMock();
  const port = await fail(mock, { preset: 'hanging', trigger: { times: 1 } });
  const { seen, hangUp } = talk(port, requestText('add', newEntity));
  await expect.poll(() => mock.world.journal.total).toBe(1);
  hangUp();
  await seen;
  expect((await mock.call(entity, 'list')).status).toBe(200);
});

test.for<[string, Seen]>([
  ['reset', { bytes: '' }],
  ['empty', { bytes: '' }],
  ['truncated', { bytes: 'HTTP/1.1 ' }],
])('over TLS, the connection of a request with %s closes', async ([transport, expected]) => {
  const mock = startMock();
  await mock.app.ready();
  const { ca, ...certificate } = await generateCertificate('localhost');
  const port = await listening(createServer(certificate, mock.app.routing));
  await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload: { action: { transport } } });
  const securely = (to: number, host: string) => connectSecurely(to, host, { ca });
  expect(await talk(port, requestText('add', newEntity), securely).seen).toEqual(expected);
});

test('a fault affects only its own connection', async () => {
  const mock = startMock();
  const port = await fail(mock, { trigger: { times: 1 }, action: { transport: 'reset' } });
  await talk(port, requestText('list')).seen;
  const again = await fetch(`http://127.0.0.1:${port}${urlOf(entity, 'list')}`, { headers: { authorization } });
  expect(again.status).toBe(200);
});

test.for(['reset', 'empty', 'truncated', 'never'])(
  'in process, a request with %s ends with an error',
  async (transport) => {
    const mock = startMock();
    const payload = { trigger: { times: 1 }, action: { transport } };
    await mock.app.inject({ method: 'POST', url: '/__admin/faults', payload });
    await expect(mock.call(entity, 'list')).rejects.toThrow('response destroyed before completion');
    expect((await mock.call(entity, 'list')).status).toBe(200);
    expect(mock.world.journal.total).toBe(2);
  },
);
