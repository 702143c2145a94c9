import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Mock, startMock } from '../support/mock.ts';

/**
 * How the Python library `xivo-ws` works with each of its services: what it sends on add and edit, what it reads in lists,
 * searches and views. It takes 204 for an empty list, strips quotes and spaces from the answer of an add, and finds new
 * objects by a search.
 */
interface Service {
  readonly url: string;
  readonly add?: unknown;
  /** What an add answers, apart from quotes. */
  readonly addAnswers: 'id' | 'nothing';
  /** A text that a search finds the new object by; absent where the library only lists. */
  readonly searchedBy?: string;
  /** Keys that the library reads in every item of a list. */
  readonly reads: readonly string[];
  readonly edit?: unknown;
}

const ipbx = '/service/ipbx/json.php/restricted';

const services: Readonly<Record<string, Service>> = {
  users: {
    url: `${ipbx}/pbx_settings/users/`,
    addAnswers: 'id',
    reads: ['id', 'firstname', 'lastname', 'entityid', 'userfield', 'loginclient', 'cti_profile_id'],
    searchedBy: 'Johnson',
    add: {
      userfeatures: {
        firstname: 'Jack',
        lastname: 'Johnson',
        entityid: 1,
        language: 'en_US',
        musiconhold: 'default',
        enablehint: true,
        enablexfer: true,
        enableclient: true,
        loginclient: 'jack',
        passwdclient: 'jack',
        profileclient: 'Agent',
        mobilephonenumber: '5555555555',
      },
      linefeatures: { protocol: ['sip'], context: ['default'], number: [299], device: [42] },
      'voicemail-option': 'add',
      voicemail: { fullname: 'jack johnson', mailbox: 299, password: '1234' },
      dialaction: {
        noanswer: { actiontype: 'none' },
        busy: { actiontype: 'none' },
        congestion: { actiontype: 'none' },
        chanunavail: { actiontype: 'none' },
      },
    },
    edit: { userfeatures: { firstname: 'Jack', lastname: 'Johnson', entityid: 1, userfield: 'changed' } },
  },
  lines: {
    url: `${ipbx}/pbx_settings/lines/`,
    addAnswers: 'nothing',
    reads: ['id', 'name', 'number', 'protocol', 'context', 'iduserfeatures', 'device'],
    searchedBy: 'abcdef',
    add: { protocol: { protocol: 'sip', name: 'abcdef', context: 'default', secret: '' } },
    edit: { protocol: { context: 'default' } },
  },
  'sccp lines': {
    url: `${ipbx}/pbx_settings/lines/`,
    addAnswers: 'nothing',
    reads: ['id', 'name', 'protocol'],
    searchedBy: '9102',
    add: { protocol: { protocol: 'sccp', name: '9102', context: 'default' } },
  },
  devices: {
    url: `${ipbx}/pbx_settings/devices/`,
    addAnswers: 'nothing',
    reads: ['devicefeatures', 'id', 'mac', 'ip', 'status'],
  },
  groups: {
    url: `${ipbx}/pbx_settings/groups/`,
    addAnswers: 'nothing',
    reads: ['id', 'name', 'number', 'context'],
    searchedBy: 'huge',
    add: {
      groupfeatures: { name: 'huge', number: '2034', context: 'default', timeout: '0' },
      queue: {},
      user: [1, 2, 3],
    },
    edit: { groupfeatures: { name: 'huge', number: '2035', context: 'default', timeout: '0' }, queue: {}, user: [1] },
  },
  meetme: {
    url: `${ipbx}/pbx_settings/meetme/`,
    addAnswers: 'nothing',
    reads: ['id', 'name', 'confno', 'context'],
    searchedBy: 'foobar',
    add: {
      meetmefeatures: {
        name: 'foobar',
        confno: '1234',
        context: 'service',
        maxusers: '0',
        admin_typefrom: 'none',
        user_mode: 'all',
        user_announcejoinleave: 'no',
        user_musiconhold: 'default',
      },
      meetmeroom: { confno: '1234' },
    },
  },
  voicemail: {
    url: `${ipbx}/pbx_settings/voicemail/`,
    addAnswers: 'nothing',
    reads: ['uniqueid', 'mailbox', 'fullname', 'email'],
    searchedBy: '1200',
    add: { voicemail: { mailbox: '1200', fullname: 'Voicemail', password: '1234', email: 'toto@lol.com' } },
  },
  incall: {
    url: `${ipbx}/call_management/incall/`,
    addAnswers: 'nothing',
    reads: ['id', 'exten', 'context'],
    searchedBy: '502',
    add: {
      incall: { exten: '502', context: 'from-extern' },
      dialaction: { answer: { actiontype: 'user', actionarg1: '2', actionarg2: '' } },
    },
    edit: { dialaction: { answer: { actiontype: 'queue', actionarg1: '8', actionarg2: '' } } },
  },
  outcall: {
    url: `${ipbx}/call_management/outcall/`,
    addAnswers: 'nothing',
    reads: ['id', 'name', 'context'],
    searchedBy: 'foobar',
    add: {
      outcall: { name: 'foobar', context: 'to-extern' },
      outcalltrunk: [1, 2],
      dialpattern: {
        id: ['0', '0', ''],
        externprefix: ['', '', ''],
        prefix: ['', '', ''],
        exten: ['456', '123', ''],
        stripnum: [0, 1, ''],
        callerid: ['Bar', 'Foo', ''],
      },
    },
  },
  schedule: {
    url: `${ipbx}/call_management/schedule/`,
    addAnswers: 'nothing',
    reads: ['id', 'name', 'timezone', 'entity_id'],
    add: {
      schedule: { name: 'work', timezone: 'America/Montreal', description: '' },
      dialaction: { schedule_fallback: { actiontype: 'none' } },
      opened: [{ hours: '08:00-12:00', weekdays: '1-5', monthdays: '1-31', months: '1-12' }],
    },
  },
  'sip trunks': {
    url: `${ipbx}/trunk_management/sip/`,
    addAnswers: 'id',
    reads: ['id', 'name'],
    searchedBy: 'my-trunk',
    add: {
      protocol: {
        transport: 'udp',
        name: 'my-trunk',
        context: 'from-extern',
        type: 'peer',
        username: 'u',
        secret: 's',
        'host-type': 'static',
        'host-static': '10.54.4.10',
      },
      trunkfeatures: {},
    },
    edit: { protocol: { username: 'v' } },
  },
  'iax trunks': {
    url: `${ipbx}/trunk_management/iax/`,
    addAnswers: 'id',
    reads: ['id', 'name'],
    searchedBy: 'iax-out',
    add: {
      protocol: {
        name: 'iax-out',
        context: 'from-extern',
        type: 'peer',
        username: 'iaxuser',
        secret: 's3cret',
        'host-type': 'static',
        'host-static': '10.0.0.5',
        requirecalltoken: 'auto',
      },
      trunkfeatures: { description: null },
    },
  },
  'custom trunks': {
    url: `${ipbx}/trunk_management/custom/`,
    addAnswers: 'id',
    reads: ['id', 'name'],
    searchedBy: 'dahdi-g0',
    add: {
      protocol: { name: 'dahdi-g0', context: 'from-extern', interface: 'dahdi/g0', protocol: 'custom' },
      trunkfeatures: { protocolid: null, registerid: null, registercommented: null, description: null },
    },
  },
  contexts: {
    url: `${ipbx}/system_management/context/`,
    addAnswers: 'nothing',
    reads: ['context', 'contextnumbers'],
    searchedBy: 'lab',
    add: {
      context: { name: 'lab', displayname: 'Laboratory', entity: 'entite', contexttype: 'internal' },
      contextnumbers: { user: [{ numberbeg: 100, numberend: 199 }] },
      contextinclude: ['to-extern'],
    },
    edit: { context: { displayname: 'The lab' }, contextinclude: ['to-extern'] },
  },
  agents: {
    url: '/callcenter/json.php/restricted/settings/agents/',
    addAnswers: 'nothing',
    reads: ['id', 'firstname', 'lastname', 'number', 'context'],
    searchedBy: '555',
    add: {
      agentfeatures: {
        numgroup: '1',
        autologoff: '0',
        firstname: 'First',
        lastname: 'Last',
        number: '555',
        passwd: '1234',
        context: 'default',
        language: 'fr_FR',
      },
      'user-select': [1, 2],
    },
    edit: { agentfeatures: { firstname: 'Other' }, 'user-select': [2] },
  },
  queues: {
    url: '/callcenter/json.php/restricted/settings/queues/',
    addAnswers: 'nothing',
    reads: ['id', 'name', 'displayname', 'number'],
    searchedBy: 'Foo bar',
    add: queueBody('Foo bar'),
    edit: queueBody('Foo bar again'),
  },
  'skill rules': {
    url: '/callcenter/json.php/restricted/settings/queueskillrules/',
    addAnswers: 'id',
    reads: ['id', 'name', 'rule'],
    searchedBy: 'boucherie',
    add: { name: 'boucherie sandoz', rule: ['saucisse > 75', '$CHARCUTERIE >= 25'] },
  },
  'statistics configurations': {
    url: '/statistics/call_center/json.php/restricted/settings/configuration/',
    addAnswers: 'nothing',
    reads: ['id', 'name', 'monday', 'period1'],
    searchedBy: 'conf_1',
    add: statisticsBody(true),
    edit: statisticsBody(null),
  },
  profiles: { url: '/cti/json.php/restricted/profiles', addAnswers: 'nothing', reads: ['id', 'name'] },
  entities: {
    url: '/xivo/configuration/json.php/restricted/manage/entity/',
    addAnswers: 'nothing',
    reads: ['id', 'name', 'displayname', 'disable'],
    searchedBy: 'skaro',
    add: { name: 'skaro', displayname: 'Skaro', description: '' },
    edit: { name: 'skaro', displayname: 'Skaro again', description: '' },
  },
};

function queueBody(displayname: string) {
  const none = { actiontype: 'none' };
  return {
    queuefeatures: {
      name: 'foo',
      displayname,
      number: '555',
      context: 'default',
      timeout: '0',
      hitting_caller: true,
      transfer_user: true,
      waittime: 5,
      waitratio: 100,
    },
    queue: {
      musicclass: 'default',
      'min-announce-frequency': '60',
      'announce-position': 'yes',
      'announce-position-limit': '5',
      timeoutpriority: 'app',
      ringinuse: true,
      autofill: true,
      autopause: true,
      setqueueentryvar: true,
      setqueuevar: true,
      strategy: 'ringall',
      timeout: 30,
      maxlen: 0,
      wrapuptime: 15,
      joinempty: 'unavailable',
      leavewhenempty: 'unavailable, pause',
    },
    dialaction: { noanswer: none, busy: none, congestion: none, chanunavail: none, qwaittime: none, qwaitratio: none },
    agent: [50, 95],
    user: [1],
  };
}

function statisticsBody(monday: true | null) {
  return {
    stats_conf: {
      name: 'conf_1',
      hour_start: '08:00',
      hour_end: '20:00',
      dbegcache: '2012-01',
      dendcache: 0,
      default_delta: 0,
      timezone: null,
      period1: '0-10',
      period2: '10-20',
      period3: '20-30',
      period4: '30-40',
      period5: '40',
      monday,
      tuesday: null,
    },
    queue: [35],
    queue_qos: { '35': 10 },
    agent: [3],
    xivouser: [1],
  };
}

const items = z.array(z.looseObject({}));

/** A request as the library makes it: GET without a body, POST with one. */
async function send(mock: Mock, url: string, body?: unknown) {
  const headers = { authorization: `Basic ${Buffer.from('admin:proformatique').toString('base64')}` };
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  return mock.app.inject({ method: body === undefined ? 'GET' : 'POST', url, headers, ...payload });
}

async function listed(mock: Mock, url: string): Promise<z.output<typeof items>> {
  const answer = await send(mock, url);
  if (answer.statusCode === 204) return [];
  expect(answer.statusCode).toBe(200);
  return items.parse(answer.json());
}

/** The id as the library finds it in an item; contexts are named, voicemails have a key of their own. */
function idOf(item: Readonly<Record<string, unknown>> | undefined): string {
  const context = z.object({ context: z.object({ name: z.string() }) }).safeParse(item);
  return context.success ? context.data.context.name : String(item?.['id'] ?? item?.['uniqueid']);
}

test.for(Object.entries(services))(
  '%s are listed with what the library reads',
  async ([, { url, reads, add, addAnswers }]) => {
    const mock = startMock({ seeds: 'documented' });
    if (add !== undefined) {
      const answer = await send(mock, `${url}?act=add`, add);
      expect([answer.statusCode, answer.headers['x-mock-reason']]).toEqual([200, undefined]);
      expect(answer.body.trim().replaceAll('"', '')).toMatch(addAnswers === 'id' ? /^\d+$/ : /^$/);
    }
    const list = await listed(mock, `${url}?act=list`);
    expect(list.length).toBeGreaterThan(0);
    for (const item of list) expect(Object.keys(item)).toEqual(expect.arrayContaining([...reads]));
  },
);

const searched = Object.entries(services).filter(([, { searchedBy }]) => searchedBy !== undefined);

test.for(searched)(
  '%s are added, found, viewed, edited and deleted',
  async ([, { url, searchedBy = '', add, edit }]) => {
    const mock = startMock({ seeds: 'documented' });
    const before = await listed(mock, `${url}?act=list`);
    expect((await send(mock, `${url}?act=add`, add)).statusCode).toBe(200);
    const [found, ...others] = await listed(mock, `${url}?act=search&search=${encodeURIComponent(searchedBy)}`);
    expect(others).toEqual([]);
    const id = idOf(found);
    expect((await send(mock, `${url}?act=view&id=${id}`)).statusCode).toBe(200);
    if (edit !== undefined) {
      const edited = await send(mock, `${url}?act=edit&id=${id}`, edit);
      expect([edited.statusCode, edited.body, edited.headers['x-mock-reason']]).toEqual([200, '', undefined]);
    }
    const isUserWithMailbox = url.includes('/users/');
    expect((await send(mock, `${url}?act=delete&id=${id}`)).statusCode).toBe(isUserWithMailbox ? 500 : 200);
    if (!isUserWithMailbox) expect(await listed(mock, `${url}?act=list`)).toHaveLength(before.length);
  },
);

test('empty lists are 204, which the library takes for an empty list', async () => {
  const mock = startMock({ seeds: 'fresh' });
  for (const service of ['users', 'lines', 'groups', 'queues', 'agents', 'incall', 'schedule'] as const) {
    expect(await listed(mock, `${services[service]?.url}?act=list`)).toEqual([]);
  }
});

test('a queue with users is viewed with the id that the library reads', async () => {
  const mock = startMock({ seeds: 'documented' });
  const view = (await send(mock, '/callcenter/json.php/restricted/settings/queues/?act=view&id=35')).json();
  for (const member of items.parse(view.user)) expect(member['id']).toBe(member['userid']);
});

test('call records are read by id, all 21 keys as strings', async () => {
  const mock = startMock({ seeds: 'documented' });
  const [first] = await listed(mock, `${ipbx}/call_management/cel/?act=searchid&idbeg=200`);
  expect(Object.values(first ?? {}).map((value) => typeof value)).toEqual(Array.from({ length: 21 }, () => 'string'));
});

test('the newest library’s voicemail form is read', async () => {
  const mock = startMock({ seeds: 'documented' });
  const body = {
    userfeatures: { firstname: 'New', entityid: 1, language: 'en_US' },
    voicemail: { name: 'New', number: '1777', context: 'default', password: '1234' },
  };
  const id = (await send(mock, `${ipbx}/pbx_settings/users/?act=add`, body)).json();
  const view = (await send(mock, `${ipbx}/pbx_settings/users/?act=view&id=${id}`)).json();
  expect(view).toMatchObject({ voicemail: { mailbox: '1777', fullname: 'New' } });
});

test('sccp general settings are edited and viewed', async () => {
  const mock = startMock({ seeds: 'documented' });
  const url = `${ipbx}/general_settings/sccp/`;
  expect((await send(mock, `${url}?act=edit`, { directmedia: 1, dialtimeout: 6, language: 'fr_FR' })).statusCode).toBe(
    200,
  );
  expect((await send(mock, `${url}?act=view`)).json()).toEqual({
    sccpgeneralsettings: { directmedia: 'yes', dialtimeout: '6', language: 'fr_FR' },
  });
});
