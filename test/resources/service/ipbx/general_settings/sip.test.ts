import { expect, test } from 'vitest';
import { generalSip } from '#resources/service/ipbx/general_settings/sip.ts';
import { startMock } from '../../../../support/mock.ts';

const setting = { cat_metric: '0', var_metric: '0', commented: false, filename: 'sip.conf', category: 'general' };

test('the view has the settings ordered by id and the accounts last', async () => {
  const view = (await startMock().call(generalSip, 'view')).json();
  const keys = Object.keys(Object(view));
  expect(keys).toHaveLength(147);
  expect([keys[0], keys.at(-2), keys.at(-1)]).toEqual(['bindport', 'transport', 'authentication']);
  expect(view).toMatchObject({
    bindport: { id: '1', ...setting, var_name: 'bindport', var_val: '5060' },
    domain: { commented: true, var_val: null },
    authentication: false,
  });
});

test('an act that is not view answers null, and honours sum', async () => {
  const mock = startMock();
  for (const act of ['', 'list', 'edit', 'VIEW']) expect((await mock.call(generalSip, act)).text).toBe('null');
  const sum = '37a6259cc0c1dae299a7866489dff0bd';
  expect((await mock.call(generalSip, 'list', { query: { sum } })).status).toBe(304);
});

test('the seeded registration is a list of one, with its parts before the row and authuser false', async () => {
  const view = (await startMock({ seeds: 'documented' }).call(generalSip, 'view')).json();
  expect(Object(view).register).toEqual([
    {
      transport: 'udp',
      username: 'XiVO',
      password: 'secretpassword',
      authuser: false,
      host: '0.0.0.0',
      port: '5060',
      contact: '',
      expiry: '',
      id: '147',
      ...setting,
      var_name: 'register',
      var_val: 'udp://XiVO:secretpassword:@0.0.0.0:5060',
    },
  ]);
});

test('rows with the same name form a list, and mwi always does', async () => {
  const mock = startMock();
  const row = { filename: 'sip.conf', category: 'general', commented: 0 };
  mock.world.store.insert('staticsip', { ...row, var_name: 'bindport', var_val: '5070' });
  mock.world.store.insert('staticsip', { ...row, var_name: 'mwi', var_val: 'user@host' });
  const view = (await mock.call(generalSip, 'view')).json();
  expect(view).toMatchObject({ bindport: [{ id: '1' }, { id: '147' }], mwi: [{ id: '148', var_val: 'user@host' }] });
});

test('accounts that do not belong to a line are listed', async () => {
  const mock = startMock();
  const account = { user: 'ada', secretmode: 'clear', secret: 'love', realm: 'xivo' };
  mock.world.store.insert('sipauthentication', { usersip_id: null, ...account });
  mock.world.store.insert('sipauthentication', { usersip_id: 3, ...account });
  const view = (await mock.call(generalSip, 'view')).json();
  expect(Object(view).authentication).toEqual([{ id: 1, usersip_id: 0, ...account }]);
});
