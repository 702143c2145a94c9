import { expect, onTestFinished, test } from 'vitest';
import { XivoMockClient } from '#client/client.ts';
import { createWorld } from '#seeding/create-world.ts';
import { createApp } from '#server/app.ts';
import { committedText, hasCommitted } from '../openapi/documents.ts';
import { startMock } from '../support/mock.ts';
import { listen } from '../support/transports.ts';

test('the description of the control plane is served as it is committed', async () => {
  const answer = await startMock().app.inject('/__admin/openapi.json');
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  expect(answer.body).toBe(committedText('control-plane.json'));
});

test('the description of the web services is served, or a problem says how to write it', async () => {
  const answer = await startMock().app.inject('/__admin/openapi/xivo.json');
  if (hasCommitted('xivo.json')) expect(answer.body).toBe(committedText('xivo.json'));
  else expect([answer.statusCode, answer.json().detail]).toEqual([404, expect.stringContaining('npm run openapi')]);
});

test('the descriptions need no token, but a host of the mock', async () => {
  const app = createApp(createWorld({ seeds: 'fresh', dialect: 'documented' }), { token: 'sesame' });
  onTestFinished(() => app.close());
  expect((await app.inject('/__admin/openapi.json')).statusCode).toBe(200);
  const headers = { host: 'evil.example' };
  expect((await app.inject({ url: '/__admin/openapi.json', headers })).statusCode).toBe(403);
});

test('the client returns the description', async () => {
  const { app } = startMock();
  const admin = new XivoMockClient(`http://127.0.0.1:${await listen(app)}`);
  expect(await admin.openapi()).toEqual(JSON.parse(committedText('control-plane.json')));
});
