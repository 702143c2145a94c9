import type { ActRequest } from '#core/request.ts';
import { agentIdentity } from '#pbx/json/identities.ts';
import { fullName, type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import { userPresenter } from '#pbx/json/users.ts';
import { membershipsJson } from '#pbx/links/members.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';

/** An existing agent: its row and the row of its group. */
export interface AgentRecord {
  readonly id: number;
  readonly agent: Rows['agentfeatures'];
  readonly group: Rows['agentgroup'];
}

/** An agent as an item of `list` and `search`. */
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

/** Returns the agent with the id, or `undefined` if the agent or its group does not exist. */
export function findAgent(store: Store, id: number): AgentRecord | undefined {
  const agent = store.first('agentfeatures', { id });
  const group = agent && store.first('agentgroup', { id: agent.numgroup });
  return agent && group && { id, agent, group };
}

/** An agent as `view` answers it. */
export function toAgentView(request: ActRequest, { id, agent, group }: AgentRecord): JsonRecord {
  const { store } = request;
  return {
    agentfeatures: agentJson(agent),
    agentgroup: {
      ...recordJson(group, { bool: ['commented', 'deleted'] }),
      deletable: group.id !== 1,
    },
    usermember: listOrFalse(usersOf(store, id).map(userPresenter(request))),
    queuemember: membershipsJson(store, { usertype: 'agent', userid: id }, 'queue'),
    queueskills: skillsOf(store, id),
  };
}

/** A row of `agentfeatures` as JSON. Edits are merged over it. */
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

/** The agent's skills by name. A deleted skill has neither id nor name, and comes last. */
function skillsOf(store: Store, id: number): readonly JsonRecord[] {
  const sql = `SELECT a.weight, s.id, s.name FROM agentqueueskill a LEFT JOIN queueskill s ON s.id = a.skillid
    WHERE a.agentid = ?`;
  const shape = { weight: 'agentqueueskill.weight', id: 'queueskill.id?', name: 'queueskill.name?' } as const;
  const rows = sortedByText(store.query(shape, sql, id), 'name');
  const isDeleted = ({ name }: { readonly name: string | null }) => name === null;
  return [...rows.filter((row) => !isDeleted(row)), ...rows.filter(isDeleted)].map((row) => recordJson(row));
}
