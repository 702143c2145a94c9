/* global pbx, xivoMock */
const { XivoMockProblem } = require('xivo-mock');

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';
const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };

test('a test has its own PBX', async () => {
  expect((await fetch(pbx.url + entities, { headers })).status).toBe(200);
  expect(await pbx.admin.countRequests()).toBe(1);
});

test('another test has another one', async () => {
  expect(await pbx.admin.countRequests()).toBe(0);
  expect((await xivoMock.admin.worlds.list()).length).toBe(2);
});

test('a problem of the control plane is an instance of the class that the test imports', async () => {
  await expect(pbx.admin.request('none')).rejects.toThrow(XivoMockProblem);
});
