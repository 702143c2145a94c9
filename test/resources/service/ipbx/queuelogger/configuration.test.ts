import { expect, test } from 'vitest';
import { startMock } from '../../../../support/mock.ts';

const url = (mode: string) => `/service/ipbx/json.php/${mode}/queuelogger/configuration/?act=edit`;

test('every act answers the address of the database to the machine itself', async () => {
  const answer = await startMock().app.inject(url('private'));
  expect(answer.json()).toEqual({
    db_uri: expect.stringMatching(/^postgresql:\/\/asterisk:.+@127\.0\.0\.1\/asterisk/),
  });
});

test('another machine gets 403', async () => {
  const answer = await startMock().app.inject({ url: url('private'), remoteAddress: '192.0.2.7' });
  expect([answer.statusCode, answer.body, answer.headers['x-xivo-ws-version']]).toEqual([403, '', '1.0']);
});

test('in mode restricted there is no such path', async () => {
  const answer = await startMock().app.inject(url('restricted'));
  expect([answer.statusCode, answer.headers['x-xivo-ws-version']]).toEqual([404, undefined]);
});
