import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { Dialect } from '#dialect.ts';
import { groupIdentity } from '#pbx/json/identities.ts';
import { type JsonRecord, recordJson, recordWriter } from '#pbx/json/record-json.ts';
import { membersJson } from '#pbx/links/members.ts';
import { queuePartsJson } from '#pbx/queues/parts.ts';
import { queueJson } from '#pbx/queues/queues.ts';
import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Condition } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import { presenceKeys, userIds } from './differences.ts';

/** An existing queue: its rows in `queuefeatures` and `queue`. */
export interface QueueRecord {
  readonly id: number;
  readonly features: Rows['queuefeatures'];
  readonly queue: Rows['queue'];
}

const category = 'queue';

const itemColumns = {
  '*': 'queuefeatures',
  commented: 'queue.commented',
  category: 'queue.category',
  nb_qmember: 'number',
} as const;

/** A row of `queuefeatures` with the columns that list items add. */
type ItemRow = QueryRow<typeof itemColumns>;

/** Returns the queues that match the condition (all by default), by id. */
export function selectQueues(store: Store, { sql, values }: Condition = { sql: 'true', values: [] }): ItemRow[] {
  const query = `SELECT f.*, q.commented, q.category,
      (SELECT count(*) FROM queuemember m WHERE m.queue_name = f.name AND m.category = 'queue') AS nb_qmember
    FROM queuefeatures f JOIN queue q ON q.name = f.name AND q.category = 'queue' WHERE ${sql} ORDER BY f.id`;
  return store.query(itemColumns, query, ...values);
}

const itemWriter = (dialect: Dialect) =>
  recordWriter<ItemRow>(
    { bool: ['commented'] },
    { inserted: { waitratio: Object.keys(presenceKeys[dialect].value), nb_qmember: ['identity'] } },
  );
const itemWriters = { recorded: itemWriter('recorded'), documented: itemWriter('documented') };

/** A queue as an item of `list` and `search`. Its identity has the displayed name (core.md 7.15). */
export function toQueueItem(request: ActRequest, row: ItemRow): JsonRecord {
  const item = itemWriters[request.dialect](row);
  const { displayname: name, number, context } = row;
  item['identity'] = groupIdentity({ name, number, context });
  return item;
}

/** Returns the queue with the id, or `undefined` if it does not exist. */
export function findQueue(store: Store, id: number): QueueRecord | undefined {
  const features = store.first('queuefeatures', { id });
  const queue = features && store.first('queue', { name: features.name, category });
  return features && queue && { id, features, queue };
}

/** A queue as `view` answers it. */
export function toQueueView(request: ActRequest, { id, features, queue }: QueueRecord): JsonRecord {
  const { store } = request;
  const key = { name: features.name, category } as const;
  const users = membersJson(store, { ...key, usertype: 'user' });
  return {
    queuefeatures: {
      ...recordJson(features, { int: ['id'] }),
      ...inDialectOf(request, presenceKeys),
      identity: groupIdentity(features),
    },
    queue: queueJson(queue),
    user: users && inDialectOf(request, userIds) ? users.map((user) => ({ ...user, id: user['userid'] ?? 0 })) : users,
    agent: membersJson(store, { ...key, usertype: 'agent' }),
    ...queuePartsJson(store, { type: 'queue', id }),
  };
}
