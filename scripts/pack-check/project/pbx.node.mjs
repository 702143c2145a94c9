import assert from 'node:assert/strict';
import { createTest } from 'xivo-mock/node-test';

const entities = '/xivo/configuration/json.php/restricted/manage/entity/';
const headers = { authorization: `Basic ${btoa('admin:proformatique')}` };
const test = createTest({ seeds: 'fresh', onRefused: 'error' });

test('a test has its own PBX', async ({ pbx }) => {
  assert.equal((await fetch(pbx.url + entities, { headers })).status, 200);
  assert.equal(await pbx.admin.countRequests(), 1);
});

test('a refusal that is expected', async ({ pbx }) => {
  pbx.expectRefusal({ status: 401 });
  assert.equal((await fetch(pbx.url + entities)).status, 401);
});
