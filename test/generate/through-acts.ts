import type { Resource } from '#core/resource.ts';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { queueskills } from '#resources/callcenter/settings/queueskills.ts';
import { incall } from '#resources/service/ipbx/call_management/incall.ts';
import { outcall } from '#resources/service/ipbx/call_management/outcall.ts';
import { schedule } from '#resources/service/ipbx/call_management/schedule.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { context } from '#resources/service/ipbx/system_management/context.ts';
import { sipTrunks } from '#resources/service/ipbx/trunk_management/sip.ts';
import { entity } from '#resources/xivo/configuration/manage/entity.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { TableName } from '#store/table-types.ts';
import type { Mock } from '../support/mock.ts';

/** The requests by which a client would create in the second mock the data generated in the first one. */
export async function addThroughActs(from: Mock, to: Mock): Promise<void> {
  const { store } = from.world;
  const added = <Name extends TableName>(table: Name): Rows[Name][] =>
    store.all(table).slice(to.world.store.count(table));
  const add = async (resource: Resource, bodies: readonly object[]) => {
    for (const body of bodies) {
      const answer = await to.call(resource, 'add', { body });
      if (answer.status !== 200)
        throw new Error(`${resource.path}: ${answer.status} ${answer.headers['x-mock-reason']}`);
    }
  };
  await add(entity, added('entity'));
  await add(
    context,
    added('context').map((row) => contextBody(row, store.all('contextnumbers', { context: row.name }))),
  );
  for (const row of added('devicefeatures')) to.world.store.insert('devicefeatures', unconfigured(row));
  await add(
    users,
    added('userfeatures').map((row) => userBody(from, row)),
  );
  await add(
    queueskills,
    added('queueskill').map(({ name, catid }) => {
      return { name, category_name: store.first('queueskillcat', { id: catid })?.name };
    }),
  );
  await add(
    agents,
    added('agentfeatures').map((row) => agentBody(from, row)),
  );
  await add(
    groups,
    added('groupfeatures').map((row) => ({
      groupfeatures: { ...place(row), timeout: '30' },
      queue: {},
      user: membersOf(from, row, 'user'),
    })),
  );
  await add(
    queues,
    added('queuefeatures').map((row) => ({
      queuefeatures: { ...place(row), timeout: '0' },
      queue: {
        timeoutpriority: 'app',
        'min-announce-frequency': '60',
        'announce-position': 'yes',
        'announce-position-limit': '5',
      },
      user: membersOf(from, row, 'user'),
      agent: membersOf(from, row, 'agent'),
    })),
  );
  await add(
    schedule,
    added('schedule').map((row) => scheduleBody(from, row)),
  );
  await add(
    incall,
    added('incall').map((row) => incallBody(from, row)),
  );
  await add(
    sipTrunks,
    added('trunkfeatures').map((row) => trunkBody(from, row)),
  );
  await add(
    outcall,
    added('outcall').map((row) => outcallBody(from, row)),
  );
}

function contextBody(row: Rows['context'], ranges: readonly Rows['contextnumbers'][]) {
  const contextnumbers = Object.fromEntries(ranges.map(({ type, context: _context, ...range }) => [type, [range]]));
  return { context: row, contextnumbers };
}

/** As the provisioning daemon knows a phone before it is anybody's. */
function unconfigured({ provdconfig: _config, ...row }: Rows['devicefeatures']) {
  return { ...row, config: 'autoprov1', configured: 0 };
}

function userBody({ world: { store } }: Mock, user: Rows['userfeatures']) {
  const line = store.first('linefeatures', { iduserfeatures: user.id });
  const sip = line && store.first('usersip', { id: line.protocolid });
  const box = store.first('voicemail', { uniqueid: integer(user, 'voicemailid') });
  const { firstname, lastname, entityid } = user;
  return {
    userfeatures: { firstname, lastname, entityid, language: 'fr_FR', enablehint: true, enablexfer: true },
    linefeatures: {
      protocol: ['sip'],
      name: [line?.name],
      secret: [sip?.secret],
      context: [line?.context],
      number: [line?.number],
      device: [line?.device],
    },
    voicemail: { mailbox: box?.mailbox, fullname: box?.fullname, password: box?.password, email: box?.email },
  };
}

function agentBody({ world: { store } }: Mock, agent: Rows['agentfeatures']) {
  const { id, firstname, lastname, number, context: place } = agent;
  return {
    agentfeatures: { firstname, lastname, number, context: place, numgroup: 1, autologoff: 0 },
    'user-select': store.all('userfeatures', { agentid: id }).map((row) => row.id),
    queueskills: store.all('agentqueueskill', { agentid: id }).map(({ skillid, weight }) => ({ id: skillid, weight })),
  };
}

function place({ name, number, context: wanted }: Rows['groupfeatures' | 'queuefeatures']) {
  return { name, number, context: wanted };
}

function membersOf({ world: { store } }: Mock, queue: { readonly name: string }, usertype: 'user' | 'agent') {
  const members = store.all('queuemember', { queue_name: queue.name, usertype }, 'position');
  return members.map((row) => row.userid);
}

function incallBody({ world: { store } }: Mock, row: Rows['incall']) {
  const destination = store.first('dialaction', { category: 'incall', categoryval: String(row.id) });
  const [actiontype, action] = destination?.action.split(':') ?? [];
  const link = store.first('schedule_path', { path: 'incall', pathid: row.id });
  return {
    incall: row,
    dialaction: { answer: { actiontype, action, actionarg1: destination?.actionarg1 } },
    schedule_id: link?.schedule_id ?? 0,
  };
}

function scheduleBody({ world: { store } }: Mock, row: Rows['schedule']) {
  return {
    schedule: row,
    dialaction: { schedule_fallback: { actiontype: 'endcall', action: 'hangup' } },
    opened: store.all('schedule_time', { schedule_id: row.id, mode: 'opened' }),
  };
}

function trunkBody({ world: { store } }: Mock, trunk: Rows['trunkfeatures']) {
  const account = store.first('usersip', { id: trunk.protocolid });
  const { name, username, secret, host, context: place } = account ?? {};
  return {
    protocol: { name, username, secret, host, context: place, type: 'peer', transport: 'udp' },
    trunkfeatures: {},
    register: { transport: 'udp', username: name, password: secret, host },
  };
}

/** The server drops the last entry of each list of patterns. */
function outcallBody({ world: { store } }: Mock, row: Rows['outcall']) {
  const patterns = store.all('dialpattern', { typeid: row.id });
  const trunks = store.all('outcalltrunk', { outcallid: row.id }, 'priority');
  return {
    outcall: row,
    dialpattern: {
      exten: [...patterns.map(({ exten }) => exten), ''],
      stripnum: [...patterns.map(({ stripnum }) => stripnum), ''],
    },
    outcalltrunk: trunks.map(({ trunkfeaturesid }) => trunkfeaturesid),
  };
}
