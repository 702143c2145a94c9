import { BadRequest, OperationFailed, quoted } from '#errors.ts';
import { numericId } from '#pbx/links/members.ts';
import { nounOf } from '#store/schema/nouns.ts';
import type { Store } from '#store/store.ts';
import { integerOf } from '#wire/php.ts';
import { asContainer, type Container, itemsOf } from '#wire/values.ts';

/** The ids of the queues, agents and accounts of a configuration; `qos` is the service level of the queue. */
export interface Links {
  readonly queues: readonly { readonly id: number; readonly qos: number }[];
  readonly agents: readonly number[];
  readonly users: readonly number[];
}

/**
 * Reads the lists of a body. Throws `BadRequest` for an unknown id or missing service levels, and `OperationFailed` if `queue` or
 * `agent` is an object with keys.
 */
export function readLinks(store: Store, body: Container): Links {
  const levels = asContainer(body['queue_qos']);
  if (asContainer(body['queue']) !== undefined && levels === undefined) {
    const message = 'queue_qos must be an object with the service level of each queue by its id';
    throw new BadRequest({ message, field: 'queue_qos', rule: 'object', value: body['queue_qos'] });
  }
  refuseKeys(body, 'queue');
  refuseKeys(body, 'agent');
  const levelOf = (id: number) => (levels !== undefined && Object.hasOwn(levels, id) ? integerOf(levels[id]) : 0);
  return {
    queues: idsIn(store, { table: 'queuefeatures', field: 'queue', body }).map((id) => ({ id, qos: levelOf(id) })),
    agents: idsIn(store, { table: 'agentfeatures', field: 'agent', body }),
    users: idsIn(store, { table: 'user', field: 'xivouser', body }),
  };
}

/** Replaces the stored links. Throws `BadRequest` for a repeated id or a service level that is too high. */
export function writeLinks(store: Store, id: number, { queues, agents, users }: Links): void {
  removeLinks(store, id);
  const stats_conf_id = id;
  for (const { id: queuefeatures_id, qos } of queues) {
    store.insert('stats_conf_queue', { stats_conf_id, queuefeatures_id, qos });
  }
  for (const agentfeatures_id of agents) store.insert('stats_conf_agent', { stats_conf_id, agentfeatures_id });
  for (const user_id of users) store.insert('stats_conf_xivouser', { stats_conf_id, user_id });
}

/** Removes all links of the configuration. */
export function removeLinks(store: Store, id: number): void {
  for (const table of ['stats_conf_queue', 'stats_conf_agent', 'stats_conf_xivouser'] as const) {
    store.delete(table, { stats_conf_id: id });
  }
}

function refuseKeys(body: Container, field: string): void {
  const list = asContainer(body[field]) ?? {};
  if (Object.keys(list).every((key, index) => key === String(index))) return;
  throw new OperationFailed({
    message: `${field} must be a list, not an object with keys`,
    field,
    rule: 'list',
    value: list,
  });
}

function idsIn(
  store: Store,
  { table, field, body }: { table: 'queuefeatures' | 'agentfeatures' | 'user'; field: string; body: Container },
): readonly number[] {
  return (itemsOf(body[field]) ?? []).map((value) => {
    const id = numericId(value);
    if (id !== undefined && store.has(table, { id })) return id;
    const message = `${field} must be a list of ids; there is no ${nounOf(table)} ${quoted(value)}`;
    throw new BadRequest({ message, field, rule: 'exists', value });
  });
}
