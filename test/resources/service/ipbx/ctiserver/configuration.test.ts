import { expect, test } from 'vitest';
import { ctiServer } from '../../../../../src/resources/service/ipbx/ctiserver/configuration.ts';
import { startMock } from '../../../../support/mock.ts';

test('even an account with all rights gets 403, whatever the act', async () => {
  const mock = startMock();
  for (const act of ['view', 'list', 'edit']) expect((await mock.call(ctiServer, act)).status).toBe(403);
});

test('in mode private neither this path nor the one of the CTI server exists', async () => {
  const { app } = startMock();
  for (const path of ['service/ipbx/json.php/private/ctiserver/configuration', 'cti/json.php/private/configuration'])
    expect((await app.inject(`/${path}/`)).statusCode).toBe(404);
});
