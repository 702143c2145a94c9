import { expect, test } from 'vitest';
import { ctiServer } from '#resources/service/ipbx/ctiserver/configuration.ts';
import { startMock } from '../../../../support/mock.ts';

test('even an account with all rights gets 403, for every act', async () => {
  const mock = startMock();
  for (const act of ['view', 'list', 'edit']) expect((await mock.call(ctiServer, act)).status).toBe(403);
});

test('in mode private the path does not exist; the CTI server uses cti/json.php/private/configuration', async () => {
  const { app } = startMock();
  const statusOf = async (path: string) => (await app.inject(`/${path}/`)).statusCode;
  expect(await statusOf('service/ipbx/json.php/private/ctiserver/configuration')).toBe(404);
  expect(await statusOf('cti/json.php/private/configuration')).toBe(200);
});
