import { expect } from 'vitest';
import { test } from '#testing/vitest.ts';

const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };
const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

async function add(url: string): Promise<number> {
  const body = JSON.stringify({ name: 'same', displayname: 'The same name' });
  return (await fetch(`${url}${entities}?act=add`, { method: 'POST', headers, body })).status;
}

// Both tests add the same name: each has its own world.
test('a test has its own world', async ({ pbx }) => {
  expect(await add(pbx.url)).toBe(200);
  expect(await pbx.admin.countRequests({ operation: '*entity:add' })).toBe(1);
});

test('another test has another world', async ({ pbx, mock }) => {
  expect(await add(pbx.url)).toBe(200);
  expect((await mock.admin.worlds.list()).map(({ id }) => id)).toContain(pbx.id);
});

test('the journal of the world has refused requests with the reason', async ({ pbx }) => {
  expect((await fetch(`${pbx.url}${entities}?act=add`, { method: 'POST', headers, body: '{"name":"A"}' })).status).toBe(
    400,
  );
  const { requests } = await pbx.admin.requests({ status: '4xx' });
  expect(requests).toMatchObject([{ reason: { field: 'name', rule: 'regexp' } }]);
});
