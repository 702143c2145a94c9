import { expect } from 'vitest';
import { test } from '#testing/vitest.ts';

const path = '/xivo/configuration/json.php/restricted/manage/entity/';
const authorization = `Basic ${btoa('admin:proformatique')}`;

test('a test has its own world', async ({ pbx, mock }) => {
  expect((await fetch(`${pbx.url}${path}`, { headers: { authorization } })).status).toBe(200);
  expect(await pbx.admin.countRequests()).toBe(1);
  expect(await mock.admin.countRequests()).toBe(0);
});

test('the next test has a new world', async ({ pbx, mock }) => {
  expect(await pbx.admin.countRequests()).toBe(0);
  expect((await mock.admin.worlds.list()).map(({ id }) => id)).toEqual(['default', pbx.id]);
});
