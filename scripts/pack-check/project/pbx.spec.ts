import { expect, test } from 'xivo-mock/playwright';

test.use({ xivoMockOptions: { seeds: 'fresh', onRefused: 'error' } });

test('a test has its own PBX', async ({ pbx, request }) => {
  const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
  const url = `${pbx.url}/xivo/configuration/json.php/restricted/manage/entity/`;
  expect((await request.get(url, { headers })).status()).toBe(200);
  expect(await pbx.admin.countRequests()).toBe(1);
});
