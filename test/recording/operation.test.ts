import { expect, test } from 'vitest';
import { Registry } from '#core/registry.ts';
import { operationOfRequest } from '#recording/operation.ts';
import { resources } from '#resources/index.ts';

const registry = new Registry(resources, 'documented');
const users = '/service/ipbx/json.php/restricted/pbx_settings/users/';

test.for([
  ['?act=list', 'ipbx/pbx_settings/users:list', true],
  ['', 'ipbx/pbx_settings/users:list', true],
  ['?act=unknown', 'ipbx/pbx_settings/users:list', true],
  ['?act=LIST', 'ipbx/pbx_settings/users:list', true],
  ['?act=delete&id=1', 'ipbx/pbx_settings/users:delete', false],
  ['?act=list&act=delete', 'ipbx/pbx_settings/users:delete', false],
  ['?act=list&%61ct=deleteall', 'ipbx/pbx_settings/users:deleteall', false],
  ['?act%00=add', 'ipbx/pbx_settings/users:add', false],
])('users/%s is %s', ([query, name, isRead]) => {
  expect(operationOfRequest({ target: `${users}${query}` }, registry)).toMatchObject({ name, isRead });
});

test('a fallback that writes is a write', () => {
  const target = '/service/ipbx/json.php/restricted/control_system/restart/?act=list';
  expect(operationOfRequest({ target }, registry)).toMatchObject({ isRead: false });
});

test('a form contains parameters', () => {
  const form = { contentType: 'application/x-www-form-urlencoded', body: Buffer.from('act=delete&id=1') };
  expect(operationOfRequest({ target: `${users}?act=list`, ...form }, registry)).toMatchObject({
    name: 'ipbx/pbx_settings/users:delete',
    isRead: false,
  });
  const contentType = 'multipart/form-data; boundary=b';
  const body = Buffer.from('--b\r\ncontent-disposition: form-data; name="act"\r\n\r\ndelete\r\n--b--\r\n');
  expect(operationOfRequest({ target: `${users}?act=list`, contentType, body }, registry)).toMatchObject({
    isRead: false,
  });
});

test('a path without a web service is not certain to change nothing', () => {
  expect(operationOfRequest({ target: '/service/ipbx/index.php?act=delete' }, registry)).toEqual({
    name: '/service/ipbx/index.php',
    resource: undefined,
    act: undefined,
    isRead: false,
  });
});
