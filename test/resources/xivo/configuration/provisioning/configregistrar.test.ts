import { expect, test } from 'vitest';
import { startMock } from '../../../../support/mock.ts';

const url = (mode: string, act = 'rebuild_required_config') =>
  `/xivo/configuration/json.php/${mode}/provisioning/configregistrar/?act=${act}`;

test('a request from the machine itself answers 200 while a line has the default registrar, otherwise 204', async () => {
  for (const [seeds, status] of [
    ['documented', 200],
    ['fresh', 204],
  ] as const) {
    const answer = await startMock({ seeds }).app.inject(url('private'));
    expect([answer.statusCode, answer.body, answer.headers['x-xivo-ws-version']]).toEqual([status, '', undefined]);
  }
});

test('any other act is 400, also without version header', async () => {
  const answer = await startMock().app.inject(url('private', 'list'));
  expect([answer.statusCode, answer.headers['x-xivo-ws-version']]).toEqual([400, undefined]);
});

test('a request from another machine is 403, and mode restricted is 404', async () => {
  const { app } = startMock();
  expect((await app.inject({ url: url('private'), remoteAddress: '192.0.2.7' })).statusCode).toBe(403);
  expect((await app.inject(url('restricted'))).statusCode).toBe(404);
});
