import { type ActRequest, inDialectOf } from '#core/request.ts';
import { presentMembers } from '#pbx/links/members.ts';
import { presentQueueParts } from '#pbx/queues/parts.ts';
import { presentQueue } from '#pbx/queues/queues.ts';
import { groupIdentity } from '#pbx/shown/identities.ts';
import { type Item, present } from '#pbx/shown/records.ts';
import type { Found as QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Condition } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import { presenceKeys, userIds } from './differences.ts';

/** A queue that is there: its record and its queue. */
export interface Found {
  readonly id: number;
  readonly features: Rows['queuefeatures'];
  readonly queue: Rows['queue'];
}

const category = 'queue';

const listed = {
  '*': 'queuefeatures',
  commented: 'queue.commented',
  category: 'queue.category',
  nb_qmember: 'number',
} as const;

/** A queue with what lists show besides its record. */
type Listed = QueryRow<typeof listed>;

/** The queues of a list, by id. */
export function selectQueues(store: Store, { sql, values }: Condition = { sql: 'true', values: [] }): Listed[] {
  const query = `SELECT f.*, q.commented, q.category,
      (SELECT count(*) FROM queuemember m WHERE m.queue_name = f.name AND m.category = 'queue') AS nb_qmember
    FROM queuefeatures f JOIN queue q ON q.name = f.name AND q.category = 'queue' WHERE ${sql} ORDER BY f.id`;
  return store.query(listed, query, ...values);
}

/** In lists the identity has the displayed name (core.md 7.15). */
export function toItem(request: ActRequest, row: Listed): Item {
  const { commented, category: stored, nb_qmember, ...features } = present(row, { bool: ['commented'] });
  return {
    ...features,
    ...inDialectOf(request, presenceKeys),
    commented: commented ?? false,
    category: stored ?? category,
    nb_qmember: nb_qmember ?? '0',
    identity: groupIdentity({ ...row, name: row.displayname }),
  };
}

export function find(store: Store, id: number): Found | undefined {
  const features = store.first('queuefeatures', { id });
  const queue = features && store.first('queue', { name: features.name, category });
  return features && queue && { id, features, queue };
}

export function toView(request: ActRequest, { id, features, queue }: Found): Item {
  const { store } = request;
  const key = { name: features.name, category } as const;
  const users = presentMembers(store, { ...key, usertype: 'user' });
  return {
    queuefeatures: {
      ...present(features, { int: ['id'] }),
      ...inDialectOf(request, presenceKeys),
      identity: groupIdentity(features),
    },
    queue: presentQueue(queue),
    user: users && inDialectOf(request, userIds) ? users.map((user) => ({ ...user, id: user['userid'] ?? 0 })) : users,
    agent: presentMembers(store, { ...key, usertype: 'agent' }),
    ...presentQueueParts(store, { type: 'queue', id }),
  };
}
