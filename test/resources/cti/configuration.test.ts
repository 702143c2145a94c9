import { expect, test } from 'vitest';
import { type Mock, startMock } from '../../support/mock.ts';

const path = '/cti/json.php/private/configuration/';

async function configurationOf({ app }: Mock): Promise<Record<string, unknown>> {
  const answer = await app.inject(path);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe('application/json');
  return answer.json();
}

const keys = [
  'main',
  'contexts',
  'directories',
  'displays',
  'sheets',
  'profiles',
  'regcommands',
  'ipbxcommands',
  'services',
  'preferences',
  'userstatus',
  'phonestatus',
  'certfile',
  'keyfile',
  'ipbx',
  'bench',
];

test.each(['documented', 'recorded'] as const)(
  'the CTI server gets its configuration in dialect %s',
  async (dialect) => {
    for (const seeds of ['fresh', 'documented', 'empty']) {
      expect(Object.keys(await configurationOf(startMock({ seeds, dialect })))).toEqual(keys);
    }
  },
);

test('the configuration is built from the stored rows', async () => {
  expect(await configurationOf(startMock())).toMatchObject({
    main: { incoming_tcp: { CTI: ['0.0.0.0', 5003, true], CTIS: ['0.0.0.0', 5013, false] } },
    contexts: {
      default: { directories: ['xivodir', 'internal'], display: 'Display', didextens: { '*': ['xivodir'] } },
    },
    directories: { internal: { uri: 'internal', field_phone: ['linefeatures.number'] } },
    displays: { Display: { 10: ['Nom', '', '', '{db-firstname} {db-lastname}'] } },
    sheets: { events: { dial: 'dial' }, actions: { dial: { whom: 'dest' } } },
    profiles: {
      2: { name: 'Client', userstatus: 'xivo', phonestatus: 'xivo', services: 'itm_services_client' },
      1: {
        xlets: expect.arrayContaining([
          ['identity', 'grid', 'fcms', 0],
          ['queues', 'dock', 'ms', 'N/A'],
        ]),
      },
    },
    services: { itm_services_client: ['enablednd', 'fwdunc', 'fwdbusy', 'fwdrna'], itm_services_agent: [] },
    userstatus: {
      xivo: {
        available: { longname: 'Disponible', actions: { enablednd: 'false' } },
        disconnected: { allowed: [] },
      },
    },
    phonestatus: { xivo: { '-2': { longname: 'Inexistant', color: '#030303' }, 0: { longname: 'Disponible' } } },
    ipbx: { ipbx_connection: { ipaddress: '127.0.0.1', ipport: 5038, loginname: 'xivo_cti_user' } },
  });
});

test('malformed JSON in a column reads as an empty list', async () => {
  const mock = startMock();
  mock.world.store.update('ctidisplays', { id: 1 }, { data: '{' });
  expect(await configurationOf(mock)).toMatchObject({ displays: { Display: [] } });
});

test('only the machine itself has access: mode restricted is 404, other addresses are 403', async () => {
  const { app } = startMock();
  const authorization = `Basic ${Buffer.from('admin:proformatique').toString('base64')}`;
  const restricted = await app.inject({ url: path.replace('private', 'restricted'), headers: { authorization } });
  expect([restricted.statusCode, restricted.headers['x-xivo-ws-version']]).toEqual([404, undefined]);
  expect((await app.inject({ url: path, remoteAddress: '10.0.0.1' })).statusCode).toBe(403);
});
