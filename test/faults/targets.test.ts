import { expect, test } from 'vitest';
import { unreachableReason } from '#admin/reachable.ts';
import { Registry } from '#core/registry.ts';
import { resources } from '#resources/index.ts';

const registry = new Registry(resources, 'documented');
const users = '/service/ipbx/json.php/restricted/pbx_settings/users/';
const user = users.replace('users', 'user');
const lines = users.replace('users', 'lines');
const modeless = users.replace('restricted/', '');
const add = 'ipbx/pbx_settings/users:add';

test.for<[object]>([
  [{}],
  [{ operation: add }],
  [{ operation: '*:add' }],
  [{ path: users }],
  [{ path: users.slice(0, -1) }],
  [{ path: users.replace('restricted', 'private') }],
  [{ path: '//service/ipbx/json.php/restricted/pbx_settings/%75sers' }],
  [{ path: '/service/*' }],
  [{ path: '/callcenter/json.php/restricted/settings/queuesskills/' }],
  [{ operation: add, path: users }],
  [{ operation: '*:add', path: '*/users' }],
  [{ operation: 'callcenter/settings/queueskills:add', path: '*/queuesskills' }],
])('a call can be like %j', ([target]) => {
  expect(unreachableReason(target, registry)).toBeUndefined();
});

test.for<[object, string, string]>([
  [
    { operation: 'ipbx/pbx_settings/user:add' },
    'operation',
    `must be the name of an operation, but is "ipbx/pbx_settings/user:add"; did you mean ${add}?`,
  ],
  [
    { operation: 'nothing like it' },
    'operation',
    'must be the name of an operation, but is "nothing like it"; GET /__admin/operations lists them',
  ],
  [
    { operation: 'nothing like it', path: '/none' },
    'operation',
    'must be the name of an operation, but is "nothing like it"; GET /__admin/operations lists them',
  ],
  [{ path: user }, 'path', `must be a path of a web service, but is "${user}"; did you mean ${users}?`],
  [{ path: '/none' }, 'path', 'must be a path of a web service, but is "/none"'],
  [
    { path: modeless },
    'path',
    `must be a path of a web service, but is "${modeless}"; did you mean ${users.replace('restricted', 'private')}?`,
  ],
  [
    { operation: add, path: lines },
    'path',
    `must be a path of the operation ${add}, but is "${lines}"; did you mean ${users}?`,
  ],
  [
    { operation: add, path: '/none' },
    'path',
    `must be a path of the operation ${add}, but is "/none"; did you mean ${users}?`,
  ],
  [{ operation: '*:add', path: '/none' }, 'path', 'must be a path of the operation *:add, but is "/none"'],
])('no call can be like %j, because of its %s', ([target, at, message]) => {
  expect(unreachableReason(target, registry)).toEqual({ at, message });
});
