import { parse } from '#fields/evaluate.ts';
import { callCenterQueueFields, featureFields } from '#resources/callcenter/settings/queues/fields.ts';
import { groupFields, groupQueueFields } from '#resources/service/ipbx/pbx_settings/groups/fields.ts';
import type { Store } from '#store/store.ts';
import type { ColumnValues } from '#store/table-types.ts';
import type { PlannedAgent, PlannedUser } from '../people.ts';
import type { PlannedQueue } from '../plan.ts';
import { writeNumbers } from './numbers.ts';

/** Writes groups of users with their numbers and members. */
export function writeGroups(store: Store, groups: readonly PlannedQueue[]): void {
  const features = parse(groupFields, { name: '-', context: '-', timeout: '30' }, 'groupfeatures');
  store.insertMany('groupfeatures', { ...features, deleted: 0 }, groups.map(identityOf));
  writeQueueRows(store, 'group', { groups, values: parse(groupQueueFields, {}, 'queue') });
}

/** Writes queues of agents and users with their numbers and members. */
export function writeQueues(store: Store, queues: readonly PlannedQueue[]): void {
  const features = parse(featureFields, { name: '-', context: '-', timeout: '0' }, 'queuefeatures');
  const values = parse(
    callCenterQueueFields,
    {
      timeoutpriority: 'app',
      'min-announce-frequency': '60',
      'announce-position': 'yes',
      'announce-position-limit': '5',
    },
    'queue',
  );
  store.insertMany(
    'queuefeatures',
    features,
    queues.map((queue) => ({ ...identityOf(queue), displayname: queue.name })),
  );
  writeQueueRows(store, 'queue', { groups: queues, values });
}

function identityOf({ id, name, number, company }: PlannedQueue) {
  return { id, name, number, context: company.name };
}

/** Writes the rows that groups and queues have in common: queue, members and numbers. */
function writeQueueRows(
  store: Store,
  category: 'group' | 'queue',
  { groups, values }: { readonly groups: readonly PlannedQueue[]; readonly values: ColumnValues<'queue'> },
): void {
  store.insertMany(
    'queue',
    { ...values, category, commented: 0 },
    groups.map(({ name }) => ({ name })),
  );
  const shared = { penalty: 0, 'call-limit': 0, paused: null, commented: 0, category, state_interface: '' };
  store.insertMany('queuemember', shared, groups.flatMap(membersOf));
  writeNumbers(
    store,
    category,
    groups.map(({ id, company, number }) => {
      return { id, context: company.name, number, appdata: `${category},s,1(${id},)` };
    }),
  );
}

/** Users and agents have separate positions, as when they are added by a request. */
function membersOf({ name, users, agents }: PlannedQueue) {
  return [
    ...users.map((user, index) => userRow(user, index)),
    ...agents.map((agent, index) => agentRow(agent, index)),
  ].map((row) => ({ queue_name: name, ...row }));
}

function userRow({ id, lineName }: PlannedUser, index: number) {
  return {
    interface: `SIP/${lineName}`,
    channel: 'SIP',
    usertype: 'user',
    userid: id,
    skills: `user-${id}`,
    position: index + 1,
  };
}

function agentRow({ id, number }: PlannedAgent, index: number) {
  return {
    interface: `Agent/${number}`,
    channel: 'Agent',
    usertype: 'agent',
    userid: id,
    skills: `agent-${id}`,
    position: index + 1,
  };
}
