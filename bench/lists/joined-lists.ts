import Database from 'better-sqlite3';
import type { Resource } from '#core/resource.ts';
import { agents } from '#resources/callcenter/settings/agents.ts';
import { queues } from '#resources/callcenter/settings/queues.ts';
import { devices } from '#resources/service/ipbx/pbx_settings/devices.ts';
import { groups } from '#resources/service/ipbx/pbx_settings/groups.ts';
import { lines } from '#resources/service/ipbx/pbx_settings/lines.ts';
import { users } from '#resources/service/ipbx/pbx_settings/users.ts';
import { voicemail } from '#resources/service/ipbx/pbx_settings/voicemail.ts';
import type { FilledKind } from './filled-world.ts';

/** A list, and the query that fetches the same columns. */
export interface JoinedList {
  readonly resource: Resource;
  /** What to fill a world with, to have objects to list. */
  readonly kind: FilledKind;
  readonly sql: string;
}

const membersOf = (table: string, category: string) => `SELECT f.*, q.commented, q.category,
    (SELECT count(*) FROM queuemember m WHERE m.queue_name = f.name AND m.category = '${category}')
  FROM ${table} f JOIN queue q ON q.name = f.name AND q.category = '${category}' ORDER BY f.id`;

const lineOfDevice =
  '(SELECT id FROM linefeatures WHERE device = CAST(d.id AS TEXT) AND internal = 0 ORDER BY id LIMIT 1)';

/** The lists of the benchmark. */
export const joinedLists: readonly JoinedList[] = [
  {
    resource: users,
    kind: 'users',
    sql: 'SELECT u.*, p.name FROM userfeatures u LEFT JOIN cti_profile p ON p.id = u.cti_profile_id ORDER BY u.id',
  },
  {
    resource: lines,
    kind: 'users',
    sql: `SELECT s.*, l.*, u.firstname, u.lastname FROM linefeatures l JOIN usersip s ON s.id = l.protocolid
      LEFT JOIN userfeatures u ON u.id = l.iduserfeatures WHERE l.protocol = 'sip' AND l.internal = 0 ORDER BY l.id`,
  },
  {
    resource: devices,
    kind: 'users',
    sql: `SELECT d.*, l.* FROM devicefeatures d LEFT JOIN linefeatures l ON l.id = ${lineOfDevice} ORDER BY d.id`,
  },
  { resource: voicemail, kind: 'users', sql: 'SELECT * FROM voicemail ORDER BY uniqueid' },
  { resource: agents, kind: 'agents', sql: 'SELECT * FROM agentfeatures' },
  { resource: queues, kind: 'queues', sql: membersOf('queuefeatures', 'queue') },
  { resource: groups, kind: 'groups', sql: membersOf('groupfeatures', 'group') },
];

/**
 * Returns a function that runs the query on a copy of the rows and writes objects as JSON. The objects are those of the answer, so
 * that nothing is computed from the rows.
 */
export function joinedList(image: Buffer, sql: string, answer: Buffer): () => string {
  const statement = new Database(image).prepare(sql);
  const items: unknown = JSON.parse(answer.toString());
  return () => {
    statement.all();
    return JSON.stringify(items);
  };
}
