import { expect, test } from 'vitest';
import { generalVoicemail } from '#resources/service/ipbx/general_settings/voicemail.ts';
import { startMock } from '../../../../support/mock.ts';

test('the view ends with the zones, their value split at the first bar', async () => {
  const view = (await startMock().call(generalVoicemail, 'view')).json();
  expect(Object.keys(Object(view))).toHaveLength(77);
  expect(Object.keys(Object(view)).at(-1)).toBe('zonemessages');
  expect(view).toMatchObject({ maxmsg: { id: 1, commented: false, var_val: '100' } });
  expect(Object(view).zonemessages).toEqual({
    'eu-fr': {
      id: 48,
      cat_metric: '1',
      var_metric: '0',
      commented: false,
      filename: 'voicemail.conf',
      category: 'zonemessages',
      var_name: 'eu-fr',
      var_val: "Europe/Paris|'vm-received' q 'digits/at' kM",
      name: 'eu-fr',
      timezone: 'Europe/Paris',
      msg_format: "'vm-received' q 'digits/at' kM",
    },
  });
});

test('without a zone zonemessages is false', async () => {
  const mock = startMock();
  mock.world.store.delete('staticvoicemail', { category: 'zonemessages' });
  expect((await mock.call(generalVoicemail, 'view')).json()).toMatchObject({ zonemessages: false });
});

test('a zone without a bar has no format', async () => {
  const mock = startMock();
  mock.world.store.update('staticvoicemail', { category: 'zonemessages' }, { var_val: 'Europe/Rome' });
  expect((await mock.call(generalVoicemail, 'view')).json()).toMatchObject({
    zonemessages: { 'eu-fr': { timezone: 'Europe/Rome', msg_format: '' } },
  });
});

test('an act that is not view answers null', async () => {
  expect((await startMock().call(generalVoicemail, 'list')).text).toBe('null');
});
