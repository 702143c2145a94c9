import { connect } from 'node:net';
import { fastify } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { sendAnswer } from '#http/connection/send.ts';
import { type Chunks, concatenate } from '#wire/chunks.ts';

const answerOf = (body: Chunks) => ({ status: 200, headers: { 'content-type': 'application/json' }, body });

/** Starts a server that answers these chunks, and records the responses that it has ended. */
function serverOf(chunks: Chunks, responses: string[] = []) {
  const app = fastify();
  app.addHook('onResponse', async (request) => void responses.push(request.url));
  app.get('/', (_request, reply) => sendAnswer(reply.hijack().raw, answerOf(chunks)));
  app.get('/short', (_request, reply) => sendAnswer(reply.hijack().raw, answerOf([Buffer.from('short')])));
  onTestFinished(() => app.close());
  return app;
}

const piecesOfMany = Array.from({ length: 20 }, (_, index) => Buffer.alloc(100_000 + index, 97 + index));
const long = [Buffer.from('['), ...piecesOfMany, Buffer.alloc(400_000, 'z'), Buffer.from(']')];

test.for([
  ['no chunk', []],
  ['short chunks', [Buffer.from('one'), Buffer.from('two')]],
  ['long ones', long],
] as const)('the body of %s arrives whole, with its length', async ([, chunks]) => {
  const responses: string[] = [];
  const { rawPayload, headers } = await serverOf(chunks, responses).inject('/');
  expect(rawPayload.equals(concatenate(chunks))).toBe(true);
  expect(headers['content-length']).toBe(String(concatenate(chunks).length));
  expect(responses).toEqual(['/']);
});

test('a long body arrives over a socket unchanged', async () => {
  const url = await serverOf(long).listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(url);
  expect(Buffer.from(await answer.arrayBuffer()).equals(concatenate(long))).toBe(true);
});

test('HEAD gets only the head of a long answer', async () => {
  const url = await serverOf(long).listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(url, { method: 'HEAD' });
  expect(answer.headers.get('content-length')).toBe(String(concatenate(long).length));
  expect(await answer.text()).toBe('');
});

test('the event loop runs between the groups of a long body', async () => {
  const app = serverOf(long);
  await app.ready();
  let turns = 0;
  let isDone = false;
  const turn = () => {
    turns += 1;
    if (!isDone) setImmediate(turn);
  };
  turn();
  await app.inject('/');
  isDone = true;
  expect(turns).toBeGreaterThan(piecesOfMany.length);
});

test('a client that disconnects during an answer does no harm', async () => {
  const app = serverOf(long);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  await new Promise((resolve) => socket.once('data', resolve));
  const gone = new Promise((resolve) => socket.once('close', resolve));
  socket.resetAndDestroy();
  await gone;
  expect(await (await fetch(`${url}/short`)).text()).toBe('short');
});
