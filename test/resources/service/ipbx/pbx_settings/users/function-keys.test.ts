import { expect, test } from 'vitest';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { type Mock, startMock } from '../../../../../support/mock.ts';

const userfeatures = { firstname: 'Ada' };

async function add(mock: Mock, phonefunckey: unknown) {
  return (await mock.call(users, 'add', { body: { userfeatures, phonefunckey } })).status;
}

async function keys(mock: Mock, id: number) {
  return Object((await mock.call(users, 'view', { id })).json()).phonefunckey;
}

test('keys are ordered by position, with their types', async () => {
  const mock = startMock();
  await add(mock, false);
  const types = ['extenfeatures-fwdunc', 'user', 'custom', 'featuremap-atxfer'];
  const sent = {
    fknum: [4, 1, 2, 3],
    type: types,
    typeval: ['555', '1', '*10', ''],
    label: ['', 'Boss'],
    supervision: [0, 1],
  };
  expect(await add(mock, sent)).toBe(200);
  const [user, custom, transfer, forward] = await keys(mock, 2);
  expect(user).toEqual({
    ...{ iduserfeatures: '2', fknum: '1', exten: null, typeextenumbers: null, typevalextenumbers: null },
    ...{ typeextenumbersright: 'user', typevalextenumbersright: '1', label: 'Boss', supervision: true },
    ...{ progfunckey: false, type: 'user', typeval: '1', user: '1', group: '', queue: '', meetme: '', custom: '' },
    extension: false,
  });
  expect(custom).toMatchObject({ exten: '*10', custom: '*10', type: 'custom', label: null });
  const feature = { progfunckey: true, extension: true };
  expect(transfer).toMatchObject({ ...feature, type: 'featuremap-atxfer', typeval: '', exten: null });
  expect(forward).toMatchObject({
    ...feature,
    typeextenumbers: 'extenfeatures',
    typevalextenumbers: 'fwdunc',
    exten: '555',
  });
});

test.each([
  ['an unknown type', { fknum: [1], type: ['boss'], typeval: ['1'] }],
  ['no value', { fknum: [1], type: ['custom'] }],
  ['somebody who does not exist', { fknum: [1, 2], type: ['custom', 'user'], typeval: ['12', '99'] }],
  ['the format of the view', [{ fknum: '1', type: 'custom', typeval: '12' }]],
])('keys with %s are skipped', async (_what, sent) => {
  const mock = startMock();
  expect(await add(mock, sent)).toBe(200);
  expect(await keys(mock, 1)).toBe(false);
});

test.each([
  ['a place beyond 100', { fknum: [101], type: ['custom'], typeval: ['12'] }],
  ['a long label', { fknum: [1], type: ['custom'], typeval: ['12'], label: ['x'.repeat(33)] }],
  ['letters in the number', { fknum: [1], type: ['custom'], typeval: ['abc'] }],
  ['a place twice', { fknum: [1, 1], type: ['custom', 'custom'], typeval: ['12', '13'] }],
])('keys with %s refuse the request', async (_what, sent) => {
  expect(await add(startMock(), sent)).toBe(400);
});

test('an edit replaces all keys, even with none', async () => {
  const mock = startMock();
  await add(mock, { fknum: [1, 2], type: ['custom', 'custom'], typeval: ['12', '13'] });
  await mock.call(users, 'edit', { id: 1, body: { phonefunckey: { fknum: [3], type: ['custom'], typeval: ['14'] } } });
  expect(await keys(mock, 1)).toMatchObject([{ fknum: '3', exten: '14' }]);
  await mock.call(users, 'edit', { id: 1, body: {} });
  expect(await keys(mock, 1)).toBe(false);
});
