import { expect, test } from 'vitest';
import { devices } from '#resources/service/ipbx/pbx_settings/devices.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { extensions } from '#resources/service/ipbx/system_management/extensions.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { startMock } from '../support/mock.ts';

const documented = { seeds: 'documented' };

test('a context is found by the part of its name before a NUL', async () => {
  const mock = startMock(documented);
  expect((await mock.call(context, 'view', { id: 'default\0x' })).status).toBe(200);
  const query = { context: 'default\0x', obj: 'user', number: '10' };
  expect((await mock.call(extensions, 'search', { query })).status).toBe(200);
});

test('a search and an id end at a NUL', async () => {
  const mock = startMock(documented);
  expect((await mock.call(entity, 'search', { query: { search: 'entite\0x' } })).status).toBe(200);
  expect((await mock.call(entity, 'view', { id: '1\0x' })).status).toBe(200);
  expect((await mock.call(devices, 'view', { id: '1\0x' })).status).toBe(200);
});

test('an act is compared including the text after a NUL', async () => {
  const { json } = await startMock(documented).call(entity, 'view\0', { id: 1 });
  expect(json()).toMatchObject([{ id: '1' }]);
});

test('a search text that is not UTF-8 finds nothing, not even the replacement character', async () => {
  const mock = startMock(documented);
  const body = { name: 'odd', displayname: 'od\ufffdd' };
  expect((await mock.call(entity, 'add', { body })).status).toBe(200);
  expect((await mock.call(entity, 'search', { query: { search: 'od\ufffd' } })).status).toBe(200);
  const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;
  const url = '/xivo/configuration/json.php/restricted/manage/entity/?act=search&search=od%ff';
  expect((await mock.app.inject({ url, headers: { authorization } })).statusCode).toBe(204);
});
