import * as z from 'zod';
import { type JsonRecord, listOrFalse, recordJson } from '#pbx/json/record-json.ts';
import { sortedByText } from '#pbx/json/text-order.ts';
import { agentJson } from '#resources/callcenter/settings/agents/show.ts';
import type { QueryRow } from '#store/query.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { days } from './fields.ts';

/** A configuration as an item of `list` and `search`, and as the `stats_conf` part of a view. */
export function toConfigurationItem(row: Rows['stats_conf']): JsonRecord {
  return {
    ...recordJson(row, { int: ['id'], bool: [...days, 'homepage', 'disable'] }),
    hour_start: row.hour_start.slice(0, 'HH:MM'.length),
    hour_end: row.hour_end.slice(0, 'HH:MM'.length),
    dbegcache: monthOf(row.dbegcache),
    dendcache: row.dendcache === 0 ? '0' : monthOf(row.dendcache),
  };
}

/** A configuration as `view` answers it. */
export function toConfigurationView(store: Store, row: Rows['stats_conf']): JsonRecord {
  const { id } = row;
  return {
    stats_conf: toConfigurationItem(row),
    queue: keyedOrFalse(queuesOf(store, id).map((queue) => [queue.id, recordJson(queue, { int: ['stats_qos'] })])),
    agent: keyedOrFalse(agentsOf(store, id).map((agent) => [agent.id, agentJson(agent)])),
    xivouser: listOrFalse(usersOf(store, id).map(configurationUserJson)),
  };
}

const ratedColumns = { '*': 'queuefeatures', stats_qos: 'stats_conf_queue.qos' } as const;

/** A queue with its service level. */
export type RatedQueue = QueryRow<typeof ratedColumns>;

/** The queues of a configuration with their service levels, by name. Deleted queues are left out. */
export function queuesOf(store: Store, id: number): readonly RatedQueue[] {
  const sql = `SELECT f.*, s.qos AS stats_qos FROM stats_conf_queue s JOIN queuefeatures f ON f.id = s.queuefeatures_id
    WHERE s.stats_conf_id = ?`;
  return sortedByText(store.query(ratedColumns, sql, id), 'name');
}

/** The agents of a configuration, by last name, then first name. */
export function agentsOf(store: Store, id: number): readonly Rows['agentfeatures'][] {
  const sql = `SELECT f.* FROM stats_conf_agent s JOIN agentfeatures f ON f.id = s.agentfeatures_id
    WHERE s.stats_conf_id = ?`;
  return sortedByText(store.query('agentfeatures', sql, id), 'lastname', 'firstname');
}

function usersOf(store: Store, id: number): Rows['user'][] {
  const sql =
    'SELECT u.* FROM stats_conf_xivouser s JOIN "user" u ON u.id = s.user_id WHERE s.stats_conf_id = ? ORDER BY u.id';
  return store.query('user', sql, id);
}

/** An account of the web interface as JSON. The row stores its rights as JSON text. */
function configurationUserJson(row: Rows['user']): JsonRecord {
  const rights = z.array(z.json()).parse(JSON.parse(row.obj));
  return { ...recordJson(row, { bool: ['valid'] }), obj: rights };
}

/** A `Map` keeps the order of its keys, which are ids: a plain object would sort them. */
function keyedOrFalse(entries: readonly (readonly [number, Json])[]): Json {
  return entries.length > 0 && new Map(entries);
}

function monthOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 'YYYY-MM'.length);
}
