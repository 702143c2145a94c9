import { fullName } from '#pbx/json/record-json.ts';
import type { Store } from '#store/store.ts';
import { groupedBy, type Link, listOf } from './kind.ts';

/** The groups and queues of a user or agent. */
export interface Memberships {
  readonly groups: readonly Link[];
  readonly queues: readonly Link[];
}

/** Returns a function that returns the groups and queues of one of the users or agents. */
export function membershipsOf(
  store: Store,
  { usertype, ids }: { readonly usertype: 'user' | 'agent'; readonly ids: readonly number[] },
): (id: number) => Memberships {
  const rows = store.query(
    {
      userid: 'queuemember.userid',
      name: 'queuemember.queue_name',
      groupid: 'groupfeatures.id?',
      queueid: 'queuefeatures.id?',
    },
    `SELECT m.userid, m.queue_name AS name, g.id AS groupid, q.id AS queueid FROM queuemember m
    LEFT JOIN groupfeatures g ON m.category = 'group' AND g.name = m.queue_name
    LEFT JOIN queuefeatures q ON m.category = 'queue' AND q.name = m.queue_name
    WHERE m.usertype = ? AND m.userid IN (SELECT value FROM json_each(?)) ORDER BY m.queue_name`,
    usertype,
    listOf(ids),
  );
  const byMember = groupedBy(rows, ({ userid }) => userid);
  return (id) => {
    const own = byMember.get(id) ?? [];
    return {
      groups: own.flatMap(({ groupid, name }) =>
        groupid === null ? [] : [{ type: 'group', id: groupid, label: name }],
      ),
      queues: own.flatMap(({ queueid, name }) =>
        queueid === null ? [] : [{ type: 'queue', id: queueid, label: name }],
      ),
    };
  };
}

/** Returns a function that returns the members of one of the groups or queues, by position. */
export function membersOf(
  store: Store,
  { category, names }: { readonly category: 'group' | 'queue'; readonly names: readonly string[] },
): (name: string) => { readonly users: readonly Link[]; readonly agents: readonly Link[] } {
  const rows = store.query(
    {
      name: 'queuemember.queue_name',
      userid: 'userfeatures.id?',
      firstname: 'userfeatures.firstname?',
      lastname: 'userfeatures.lastname?',
      agentid: 'agentfeatures.id?',
      agentnumber: 'agentfeatures.number?',
    },
    `SELECT m.queue_name AS name, u.id AS userid, u.firstname, u.lastname, a.id AS agentid, a.number AS agentnumber
    FROM queuemember m
    LEFT JOIN userfeatures u ON m.usertype = 'user' AND u.id = m.userid
    LEFT JOIN agentfeatures a ON m.usertype = 'agent' AND a.id = m.userid
    WHERE m.category = ? AND m.queue_name IN (SELECT value FROM json_each(?)) ORDER BY m.position, m.rowid`,
    category,
    listOf(names),
  );
  const byName = groupedBy(rows, ({ name }) => name);
  return (name) => {
    const own = byName.get(name) ?? [];
    return {
      users: own.flatMap(({ userid, firstname, lastname }) =>
        userid === null
          ? []
          : [{ type: 'user', id: userid, label: fullName({ firstname: firstname ?? '', lastname: lastname ?? '' }) }],
      ),
      agents: own.flatMap(({ agentid, agentnumber }) =>
        agentid === null ? [] : [{ type: 'agent', id: agentid, label: agentnumber ?? '' }],
      ),
    };
  };
}
