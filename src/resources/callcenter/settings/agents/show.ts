import type { ActRequest } from '#core/request.ts';
import { agentIdentity } from '#pbx/json/identities.ts';
import { fullName, type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import { userJson } from '#pbx/json/users.ts';
import { membershipsJson } from '#pbx/links/members.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

/** An agent that is there: its record and the group that it names. */
export interface AgentRecord {
  readonly id: number;
  readonly agent: Rows['agentfeatures'];
  readonly group: Rows['agentgroup'];
}

/** The keys of a list item, and nothing else. */
export function toAgentItem(row: Rows['agentfeatures']): JsonRecord {
  return {
    id: row.id,
    firstname: row.firstname,
    lastname: row.lastname,
    number: row.number,
    passwd: row.passwd,
    context: row.context || 'default',
    language: row.language,
    commented: row.commented === 1,
  };
}

/** An agent whose group is missing is not found. */
export function findAgent(store: Store, id: number): AgentRecord | undefined {
  const agent = store.first('agentfeatures', { id });
  const group = agent && store.first('agentgroup', { id: agent.numgroup });
  return agent && group && { id, agent, group };
}

export function toAgentView(request: ActRequest, { id, agent, group }: AgentRecord): JsonRecord {
  const { store } = request;
  return {
    agentfeatures: agentJson(agent),
    agentgroup: {
      ...recordJson(group, { bool: ['commented', 'deleted'] }),
      deletable: group.id !== 1,
    },
    usermember: listOrFalse(usersOf(store, id).map((row) => userJson(request, row))),
    queuemember: membershipsJson(store, { usertype: 'agent', userid: id }, 'queue'),
    queueskills: skillsOf(store, id),
  };
}

/** The record of an agent as views show it; edits are merged over it. */
export function agentJson(row: Rows['agentfeatures']): JsonRecord {
  return {
    ...recordJson(row, { int: ['id'], bool: ['commented'] }),
    fullname: fullName(row),
    identity: agentIdentity(row),
  };
}

/** The users of the agent, in the order in which they were last written (callcenter-configuration.md 1). */
function usersOf(store: Store, id: number): readonly Rows['userfeatures'][] {
  const sql = `SELECT u.* FROM userfeatures u JOIN userwritten w ON w.userid = u.id WHERE u.agentid = ? ORDER BY w.turn`;
  return store.query('userfeatures', sql, id);
}

/** By name; a skill that is gone has neither id nor name, and comes last. */
function skillsOf(store: Store, id: number): readonly JsonRecord[] {
  const sql = `SELECT a.weight, s.id, s.name FROM agentqueueskill a LEFT JOIN queueskill s ON s.id = a.skillid
    WHERE a.agentid = ?`;
  const shape = { weight: 'agentqueueskill.weight', id: 'queueskill.id?', name: 'queueskill.name?' } as const;
  const rows = sortedByText(store.query(shape, sql, id), 'name');
  const isGone = ({ name }: { readonly name: string | null }) => name === null;
  return [...rows.filter((row) => !isGone(row)), ...rows.filter(isGone)].map((row) => recordJson(row));
}
