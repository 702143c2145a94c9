import { presentMembers } from '#pbx/links/members.ts';
import { presentRightCalls } from '#pbx/links/right-calls.ts';
import { presentQueueParts } from '#pbx/queues/parts.ts';
import { presentQueue } from '#pbx/queues/queues.ts';
import { groupIdentity } from '#pbx/shown/identities.ts';
import { type Item, present } from '#pbx/shown/records.ts';
import type { Found as QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import { type Condition, everything } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** A group that is there: its record and its queue. */
export interface Found {
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
export function selectGroups(store: Store, { sql, values }: Condition = everything): Listed[] {
  const query = `SELECT g.*, q.commented, q.category,
      (SELECT count(*) FROM queuemember m WHERE m.queue_name = g.name AND m.category = 'group') AS nb_qmember
    FROM groupfeatures g JOIN queue q ON q.name = g.name AND q.category = 'group'
    WHERE g.deleted = 0 AND ${sql} ORDER BY g.id`;
  return store.query(listed, query, ...values);
}

export function toItem(row: Listed): Item {
  return { ...present(row, { bool: ['deleted', 'commented'] }), identity: groupIdentity(row) };
}

export function find(store: Store, id: number): Found | undefined {
  const group = store.first('groupfeatures', { id, deleted: 0 });
  const queue = group && store.first('queue', { name: group.name, category: 'group' });
  return group && queue && { id, group, queue };
}

export function toView(store: Store, { id, group, queue }: Found): Item {
  return {
    groupfeatures: { ...present(group, { int: ['id'], bool: ['deleted'] }), identity: groupIdentity(group) },
    queue: presentQueue(queue),
    user: presentMembers(store, { name: group.name, category: 'group', usertype: 'user' }),
    rightcall: presentRightCalls(store, { type: 'group', id }),
    ...presentQueueParts(store, { type: 'group', id }),
  };
}
