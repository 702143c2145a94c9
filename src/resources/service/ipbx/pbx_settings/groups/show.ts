import { groupIdentity } from '#pbx/json/identities.ts';
import { type JsonRecord, recordJson } from '#pbx/json/record-json.ts';
import { membersJson } from '#pbx/links/members.ts';
import { rightCallsJson } from '#pbx/links/right-calls.ts';
import { queuePartsJson } from '#pbx/queues/parts.ts';
import { queueJson } from '#pbx/queues/queues.ts';
import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import { always, type Condition } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** A group that is there: its record and its queue. */
export interface GroupRecord {
  readonly id: number;
  readonly group: Rows['groupfeatures'];
  readonly queue: Rows['queue'];
}

const listed = {
  '*': 'groupfeatures',
  commented: 'queue.commented',
  category: 'queue.category',
  nb_qmember: 'number',
} as const;

/** A group with what lists show besides its record. */
type Listed = QueryRow<typeof listed>;

/** The groups of a list, by id; one without its queue is none. */
export function selectGroups(store: Store, { sql, values }: Condition = always): Listed[] {
  const query = `SELECT g.*, q.commented, q.category,
      (SELECT count(*) FROM queuemember m WHERE m.queue_name = g.name AND m.category = 'group') AS nb_qmember
    FROM groupfeatures g JOIN queue q ON q.name = g.name AND q.category = 'group'
    WHERE g.deleted = 0 AND ${sql} ORDER BY g.id`;
  return store.query(listed, query, ...values);
}

export function toGroupItem(row: Listed): JsonRecord {
  return { ...recordJson(row, { bool: ['deleted', 'commented'] }), identity: groupIdentity(row) };
}

export function findGroup(store: Store, id: number): GroupRecord | undefined {
  const group = store.first('groupfeatures', { id, deleted: 0 });
  const queue = group && store.first('queue', { name: group.name, category: 'group' });
  return group && queue && { id, group, queue };
}

export function toGroupView(store: Store, { id, group, queue }: GroupRecord): JsonRecord {
  return {
    groupfeatures: { ...recordJson(group, { int: ['id'], bool: ['deleted'] }), identity: groupIdentity(group) },
    queue: queueJson(queue),
    user: membersJson(store, { name: group.name, category: 'group', usertype: 'user' }),
    rightcall: rightCallsJson(store, { type: 'group', id }),
    ...queuePartsJson(store, { type: 'group', id }),
  };
}
