import { expect, test } from 'vitest';
import { generalAdvanced } from '#resources/service/ipbx/general_settings/advanced.ts';
import { startMock } from '../../../../support/mock.ts';

test('ids of queue settings are strings, those of meetme settings numbers', async () => {
  const view = (await startMock().call(generalAdvanced, 'view')).json();
  expect(Object.keys(Object(view))).toEqual(['generalqueues', 'generalmeetme', 'general', 'guest_active']);
  expect(view).toMatchObject({
    generalqueues: { persistentmembers: { id: '1', filename: 'queues.conf', var_val: 'yes' } },
    generalmeetme: { audiobuffers: { id: 1, filename: 'meetme.conf', var_val: '32' } },
    general: { id: '1', timezone: 'Europe/Paris', exchange_trunkid: null, exchange_exten: null, dundi: '0' },
    guest_active: true,
  });
});

test('a part without rows is false', async () => {
  const mock = startMock();
  for (const table of ['staticqueue', 'staticmeetme', 'general'] as const) mock.world.store.delete(table, {});
  expect((await mock.call(generalAdvanced, 'view')).json()).toEqual({
    generalqueues: false,
    generalmeetme: false,
    general: false,
    guest_active: true,
  });
});

test('an act that is not view answers null', async () => {
  expect((await startMock().call(generalAdvanced, 'list')).text).toBe('null');
});
