import { expect, test } from 'vitest';
import { generalPhonebook } from '#resources/service/ipbx/general_settings/phonebook.ts';
import { type Mock, startMock } from '../../../../support/mock.ts';

const view = async (mock: Mock) => Object((await mock.call(generalPhonebook, 'view')).json());

test('on a new server every part is false', async () => {
  expect(await view(startMock())).toEqual({ accessfeatures: false, xivoserver: false, ldapfilter: false });
});

test('another XiVO has an identity and the address of its web services', async () => {
  const mock = startMock();
  const row = { name: 'xivo2', host: '10.0.0.2', ws_port: 443, cti_port: 5003, dcreate: 7, description: '' };
  mock.world.store.insert('server', row);
  expect((await view(mock)).xivoserver).toEqual({
    1: {
      id: '1',
      name: 'xivo2',
      host: '10.0.0.2',
      ws_login: '',
      ws_pass: '',
      ws_port: '443',
      ws_ssl: true,
      cti_port: '5003',
      cti_login: '',
      cti_pass: '',
      cti_ssl: false,
      dcreate: '7',
      disable: false,
      description: '',
      identity: 'xivo2 (10.0.0.2)',
      url: { scheme: 'https', authority: { host: '10.0.0.2', port: '443' } },
    },
  });
});

test('an LDAP filter comes with its server, or false', async () => {
  const mock = startMock();
  const { store } = mock.world;
  store.insert('ldapserver', { name: 'ldap', host: 'ldap.example', port: 389, description: '' });
  const filter = { attrdisplayname: 'cn,sn', attrphonenumber: '', description: '' };
  store.insert('ldapfilter', { ...filter, ldapserverid: 1, name: 'people' });
  store.insert('ldapfilter', { ...filter, ldapserverid: 9, name: 'lost' });
  expect((await view(mock)).ldapfilter).toMatchObject({
    1: {
      ldapfilter: { id: '1', commented: false, attrdisplayname: ['cn', 'sn'], attrphonenumber: [] },
      identity: 'people (ldap.example)',
      ldapserver: { id: '1', port: '389', disable: false },
    },
    2: { ldapserver: false },
  });
});

test('addresses with access to the pages for phones are listed as strings', async () => {
  const mock = startMock();
  mock.world.store.insert('accessfeatures', { host: '10.0.0.0/8', feature: 'phonebook' });
  expect((await view(mock)).accessfeatures).toEqual([
    { id: '1', host: '10.0.0.0/8', feature: 'phonebook', commented: '0' },
  ]);
});

test('an act that is not view answers null', async () => {
  expect((await startMock().call(generalPhonebook, 'list')).text).toBe('null');
});
