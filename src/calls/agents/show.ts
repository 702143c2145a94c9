import { fullName } from '#pbx/json/record-json.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { AgentState, QueueMemberState } from './answer.ts';
import { loginOf } from './logins.ts';
import { agentWith, type MemberName, memberNamed, membershipRowsOf } from './members.ts';
import { pauseOf } from './pauses.ts';

/** Returns the agents by id, with their logins, queues and pauses. */
export function agentStates(store: Store): readonly AgentState[] {
  return store.all('agentfeatures', {}, 'id').map((agent) => agentState(store, agent));
}

/** Returns the agent with the number, with the login, queues and pauses. Throws `UnknownMember`. */
export function agentStateOf(store: Store, number: string): AgentState {
  return agentState(store, agentWith(store, number));
}

function agentState(store: Store, agent: Rows['agentfeatures']): AgentState {
  const { id, number } = agent;
  const login = loginOf(store, id);
  return {
    id,
    number,
    name: fullName(agent),
    login: login === undefined ? null : loginState(login),
    queues: membershipRowsOf(store, { usertype: 'agent', userid: id }).map((row) => membershipState(store, row)),
  };
}

/** Returns a member with the pauses in its groups and queues. Throws `UnknownMember`. */
export function queueMemberState(store: Store, name: MemberName): QueueMemberState {
  const member = memberNamed(store, name);
  return { member: member.party, queues: membershipRowsOf(store, member).map((row) => membershipState(store, row)) };
}

function loginState({ userid, interface: phone, extension, since }: Rows['agentlogin']): AgentState['login'] {
  return { user: userid, phone, extension, since: isoTime(since) };
}

function membershipState(store: Store, row: Rows['queuemember']): QueueMemberState['queues'][number] {
  const { queue_name: queue, category, penalty } = row;
  const pause = pauseOf(store, row);
  return {
    queue,
    category: category === 'group' ? 'group' : 'queue',
    penalty,
    pause: pause === undefined ? null : { reason: pause.reason, since: isoTime(pause.since) },
  };
}

/** Returns the time that a column holds; null if it is empty. */
function isoTime(text: string): string | null {
  return text === '' ? null : `${text.slice(0, 23).replace(' ', 'T')}Z`;
}
