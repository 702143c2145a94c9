import { groupIdentity } from '#pbx/json/identities.ts';
import { type JsonRecord, recordJson, recordWriter } from '#pbx/json/record-json.ts';
import { membersJson } from '#pbx/links/members.ts';
import { rightCallsJson } from '#pbx/links/right-calls.ts';
import { queuePartsJson } from '#pbx/queues/parts.ts';
import { queueJson } from '#pbx/queues/queues.ts';
import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import { always, type Condition } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** A stored group and its queue. */
export interface GroupRecord {
  readonly id: number;
  readonly group: Rows['groupfeatures'];
  readonly queue: Rows['queue'];
}

const itemColumns = {
  '*': 'groupfeatures',
  commented: 'queue.commented',
  category: 'queue.category',
  nb_qmember: 'number',
} as const;

/** A group with the additional columns of a list item. */
type ItemRow = QueryRow<typeof itemColumns>;

/** Returns the groups that match the condition, ordered by id; a group without a queue is not listed. */
export function selectGroups(store: Store, { sql, values }: Condition = always): ItemRow[] {
  const query = `SELECT g.*, q.commented, q.category,
      (SELECT count(*) FROM queuemember m WHERE m.queue_name = g.name AND m.category = 'group') AS nb_qmember
    FROM groupfeatures g JOIN queue q ON q.name = g.name AND q.category = 'group'
    WHERE g.deleted = 0 AND ${sql} ORDER BY g.id`;
  return store.query(itemColumns, query, ...values);
}

const writeItem = recordWriter<ItemRow>({ bool: ['deleted', 'commented'] }, { inserted: { nb_qmember: ['identity'] } });

/** Returns a group as a list item. */
export function toGroupItem(row: ItemRow): JsonRecord {
  const item = writeItem(row);
  item['identity'] = groupIdentity(row);
  return item;
}

/** Returns the group with the id; `undefined` if it does not exist, is deleted or has no queue. */
export function findGroup(store: Store, id: number): GroupRecord | undefined {
  const group = store.first('groupfeatures', { id, deleted: 0 });
  const queue = group && store.first('queue', { name: group.name, category: 'group' });
  return group && queue && { id, group, queue };
}

/** Returns the view of a group. */
export function toGroupView(store: Store, { id, group, queue }: GroupRecord): JsonRecord {
  return {
    groupfeatures: { ...recordJson(group, { int: ['id'], bool: ['deleted'] }), identity: groupIdentity(group) },
    queue: queueJson(queue),
    user: membersJson(store, { name: group.name, category: 'group', usertype: 'user' }),
    rightcall: rightCallsJson(store, { type: 'group', id }),
    ...queuePartsJson(store, { type: 'group', id }),
  };
}
