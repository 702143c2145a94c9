import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Mock, startMock } from '../support/mock.ts';

const ipbx = '/service/ipbx/json.php/restricted';
const callcenter = '/callcenter/json.php/restricted';
const entities = '/xivo/configuration/json.php/restricted/manage/entity/';

async function send(mock: Mock, url: string, body?: unknown) {
  const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  return mock.app.inject({ method: body === undefined ? 'GET' : 'POST', url, headers, ...payload });
}

/** Sends a request that must succeed. Returns the body as JSON; `undefined` if it is empty. */
async function ok(mock: Mock, url: string, body?: unknown): Promise<unknown> {
  const answer = await send(mock, url, body);
  expect([url, answer.statusCode, answer.headers['x-mock-reason']]).toEqual([url, 200, undefined]);
  return answer.body === '' ? undefined : answer.json();
}

async function status(mock: Mock, url: string, body?: unknown): Promise<number> {
  return (await send(mock, url, body)).statusCode;
}

const none = { actiontype: 'none' };
const endings = { noanswer: none, busy: none, congestion: none, chanunavail: none };

/** From an empty PBX to one with users, a group, a call centre and lines to the world, as an integrator's script does it. */
async function setUp(mock: Mock): Promise<{ users: string[]; trunk: string }> {
  await ok(mock, `${entities}?act=add`, { name: 'acme', displayname: 'Acme' });
  const ranges = {
    user: [{ numberbeg: '100', numberend: '199' }],
    group: [{ numberbeg: '200', numberend: '299' }],
    queue: [{ numberbeg: '300', numberend: '399' }],
    meetme: [{ numberbeg: '400', numberend: '499' }],
  };
  const contexts = [
    {
      context: { name: 'acme', displayname: 'Acme', entity: 'acme', contexttype: 'internal' },
      contextnumbers: ranges,
      contextinclude: ['acme-out'],
    },
    {
      context: { name: 'acme-in', displayname: 'Acme in', entity: 'acme', contexttype: 'incall' },
      contextnumbers: { incall: [{ numberbeg: '0472000000', numberend: '0472000099', didlength: 4 }] },
    },
    { context: { name: 'acme-out', displayname: 'Acme out', entity: 'acme', contexttype: 'outcall' } },
  ];
  for (const body of contexts) await ok(mock, `${ipbx}/system_management/context/?act=add`, body);
  const users = [];
  for (const [index, firstname] of ['Ada', 'Bea', 'Cyd'].entries()) {
    users.push(
      String(
        await ok(mock, `${ipbx}/pbx_settings/users/?act=add`, {
          userfeatures: { firstname, entityid: 2, language: 'en_US', ringseconds: 30 },
          linefeatures: { protocol: ['sip'], context: ['acme'], number: [String(101 + index)] },
          ...(index === 0 && {
            'voicemail-option': 'add',
            voicemail: { fullname: firstname, mailbox: '101', password: '1234' },
          }),
          dialaction: endings,
        }),
      ),
    );
  }
  await ok(mock, `${ipbx}/call_management/schedule/?act=add`, {
    schedule: { name: 'work', timezone: 'Europe/Paris' },
    dialaction: { schedule_fallback: { actiontype: 'endcall', action: 'hangup' } },
    opened: [{ hours: '08:00-18:00', weekdays: '1-5', monthdays: '1-31', months: '1-12' }],
  });
  await ok(mock, `${ipbx}/pbx_settings/groups/?act=add`, {
    groupfeatures: { name: 'sales', number: '200', context: 'acme', timeout: '0' },
    queue: {},
    user: users,
    dialaction: endings,
  });
  await ok(mock, `${callcenter}/settings/queueskills?act=add`, { name: 'english', category_name: 'langs' });
  await ok(mock, `${callcenter}/settings/queues?act=add`, {
    queuefeatures: { name: 'support', displayname: 'Support', number: '300', context: 'acme', timeout: '0' },
    queue: {
      timeoutpriority: 'app',
      'min-announce-frequency': '60',
      'announce-position': 'yes',
      'announce-position-limit': '5',
    },
    user: [users[1]],
    schedule_id: 1,
  });
  await ok(mock, `${callcenter}/settings/agents?act=add`, {
    agentfeatures: { numgroup: '1', autologoff: '0', firstname: 'Agent', number: '8001', context: 'acme' },
    'user-select': [users[2]],
    queue: { support: { penalty: '1' } },
    'queue-select': ['support'],
    queueskills: [{ id: '1', weight: 50 }],
  });
  await ok(mock, `${ipbx}/pbx_settings/meetme/?act=add`, {
    meetmefeatures: { name: 'board', confno: '400', context: 'acme', maxusers: '0', admin_typefrom: 'none' },
    meetmeroom: { confno: '400' },
  });
  const trunk = String(
    await ok(mock, `${ipbx}/trunk_management/sip/?act=add`, {
      protocol: {
        transport: 'udp',
        name: 'carrier',
        context: 'acme-in',
        type: 'peer',
        'host-type': 'static',
        'host-static': '192.0.2.1',
      },
      trunkfeatures: {},
    }),
  );
  await ok(mock, `${ipbx}/call_management/outcall/?act=add`, {
    outcall: { name: 'world', context: 'acme-out' },
    outcalltrunk: [trunk],
    dialpattern: { exten: ['00.', ''] },
    schedule_id: 1,
  });
  for (const [exten, actiontype, actionarg1] of [
    ['0001', 'user', users[0]],
    ['0002', 'group', 1],
    ['0003', 'queue', 1],
    ['0004', 'meetme', 1],
  ] as const) {
    await ok(mock, `${ipbx}/call_management/incall/?act=add`, {
      incall: { exten, context: 'acme-in' },
      dialaction: { answer: { actiontype, actionarg1 } },
    });
  }
  return { users, trunk };
}

test('a whole PBX is set up, its parts depend on each other, and it is taken down again', async () => {
  const mock = startMock({ seeds: 'fresh' });
  const { users, trunk } = await setUp(mock);
  const [ada, bea, cyd] = users;

  // Used numbers are not free, and cannot be assigned again.
  const free = (type: string) => `${ipbx}/system_management/extensions/?act=search&context=acme&obj=${type}&number=0`;
  expect(z.array(z.number()).parse(await ok(mock, free('user')))).not.toContain(101);
  expect(
    await status(mock, `${ipbx}/pbx_settings/users/?act=add`, {
      userfeatures: { firstname: 'Dot' },
      linefeatures: { protocol: ['sip'], context: ['acme'], number: ['101'] },
    }),
  ).toBe(400);

  // What is in use cannot be deleted.
  expect(await status(mock, `${entities}?act=delete&id=2`)).toBe(405);
  expect(await status(mock, `${ipbx}/system_management/context/?act=delete&id=acme`)).toBe(500);
  expect(await status(mock, `${ipbx}/pbx_settings/users/?act=delete&id=${ada}`)).toBe(500);

  // Members, destinations and links follow the deletion of a user.
  expect(await ok(mock, `${ipbx}/pbx_settings/users/?act=view&id=${bea}`)).toMatchObject({
    groupmember: [{}],
    queuemember: [{}],
  });
  await ok(mock, `${ipbx}/pbx_settings/voicemail/?act=delete&id=1`);
  await ok(mock, `${ipbx}/pbx_settings/users/?act=delete&id=${ada}`);
  expect(await ok(mock, `${ipbx}/call_management/incall/?act=search&search=0001`)).toMatchObject([
    { linked: false, destidentity: false },
  ]);
  expect(await ok(mock, `${ipbx}/pbx_settings/groups/?act=list`)).toMatchObject([{ nb_qmember: '2' }]);
  expect(z.array(z.number()).parse(await ok(mock, free('user')))).toContain(101);

  // Schedules, groups, queues and rooms go, and leave what points to them.
  await ok(mock, `${ipbx}/call_management/schedule/?act=delete&id=1`);
  expect(await ok(mock, `${callcenter}/settings/queues?act=view&id=1`)).not.toHaveProperty('schedule_id');
  await ok(mock, `${ipbx}/pbx_settings/groups/?act=delete&id=1`);
  await ok(mock, `${callcenter}/settings/queues?act=delete&id=1`);
  await ok(mock, `${ipbx}/pbx_settings/meetme/?act=delete&id=1`);
  const linked = z
    .array(z.object({ exten: z.string(), linked: z.boolean() }))
    .parse(await ok(mock, `${ipbx}/call_management/incall/?act=list`));
  expect(linked.map(({ exten, linked: isLinked }) => [exten, isLinked])).toEqual([
    ['0001', false],
    ['0002', false],
    ['0003', false],
    ['0004', true],
  ]);

  // An agent goes, and its user has none any more.
  await ok(mock, `${callcenter}/settings/agents?act=delete&id=1`);
  expect(await ok(mock, `${ipbx}/pbx_settings/users/?act=view&id=${cyd}`)).toMatchObject({
    userfeatures: { agentid: '0' },
  });

  // The rest goes in any order, until the contexts and the entity are free.
  await ok(mock, `${ipbx}/call_management/incall/?act=deleteall`);
  await ok(mock, `${ipbx}/call_management/outcall/?act=delete&id=1`);
  await ok(mock, `${ipbx}/trunk_management/sip/?act=delete&id=${trunk}`);
  await ok(mock, `${ipbx}/pbx_settings/users/?act=deleteall`);
  for (const name of ['acme', 'acme-in', 'acme-out'])
    await ok(mock, `${ipbx}/system_management/context/?act=delete&id=${name}`);
  await ok(mock, `${entities}?act=delete&id=2`);
  expect(mock.bugs).toEqual([]);
});

test('the commands that a real PBX would have sent to its daemons are in the ledger, in order', async () => {
  const mock = startMock({ seeds: 'fresh' });
  await setUp(mock);
  await ok(mock, `${ipbx}/control_system/restart/`);
  const { effects } = (await mock.app.inject('/__admin/effects')).json();
  const seen = z
    .array(z.looseObject({ number: z.number(), daemon: z.string(), command: z.string(), operation: z.string() }))
    .parse(effects);
  expect(seen.map(({ number }) => number)).toEqual(seen.map((_, index) => index + 1));
  expect(
    seen.filter(({ operation }) => operation === 'ipbx/pbx_settings/users:add').map(({ command }) => command),
  ).toContain('dialplan reload');
  expect(seen.at(-1)).toMatchObject({ daemon: 'asterisk', operation: 'ipbx/control_system/restart:restart' });
  mock.world.reset();
  expect((await mock.app.inject('/__admin/effects')).json()).toEqual({ effects: [], dropped: 0 });
});

test('a test can wait for commands to the daemons', async () => {
  const mock = startMock({ seeds: 'fresh' });
  const wait = (body: object) => mock.app.inject({ method: 'POST', url: '/__admin/effects/wait', payload: body });
  const waiting = wait({ pattern: { operation: 'ipbx/control_system/reload:reload' }, timeoutMs: 10_000 });
  await ok(mock, `${ipbx}/control_system/reload/`);
  expect((await waiting).json()).toMatchObject({ effects: [{ daemon: 'asterisk' }] });
  expect((await wait({ pattern: { command: 'never' }, timeoutMs: 1 })).statusCode).toBe(408);
});
