import { expect, test } from 'vitest';
import { generalIax } from '#resources/service/ipbx/general_settings/iax.ts';
import { startMock } from '../../../../support/mock.ts';

test('the view has numbered settings and ends with the limits', async () => {
  const view = (await startMock().call(generalIax, 'view')).json();
  expect(Object.keys(Object(view))).toHaveLength(52);
  expect(Object.keys(Object(view)).at(-1)).toBe('callnumberlimits');
  expect(view).toMatchObject({ bindport: { id: 1, filename: 'iax.conf', var_val: '4569' }, callnumberlimits: [] });
});

test('limits are strings and registrations begin with their parts', async () => {
  const { world, call } = startMock();
  world.store.insert('iaxcallnumberlimits', { destination: '10.0.0.0', netmask: '255.0.0.0', calllimits: 10 });
  const row = { filename: 'iax.conf', category: 'general', commented: 0, var_name: 'register' };
  world.store.insert('staticiax', { ...row, var_val: 'u:p@h.org:4569' });
  const view = (await call(generalIax, 'view')).json();
  expect(Object(view).callnumberlimits).toEqual([
    { id: '1', destination: '10.0.0.0', netmask: '255.0.0.0', calllimits: '10' },
  ]);
  expect(Object(view).register).toMatchObject([{ username: 'u', password: 'p', host: 'h.org', port: '4569', id: 52 }]);
  expect(Object.keys(Object(view).register[0])[0]).toBe('username');
});

test('an act that is not view answers null', async () => {
  expect((await startMock().call(generalIax, 'edit', { body: {} })).text).toBe('null');
});
