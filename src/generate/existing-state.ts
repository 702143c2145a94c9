import type { Store } from '#store/store.ts';
import type { TableName } from '#store/table-types.ts';

/** The parts of a state that a plan depends on: next ids, and names and numbers in use. */
export interface ExistingState {
  readonly nextId: ReturnType<typeof nextIds>;
  /** Number of the next company; no existing entity, context or queue has this or a higher number in its name. */
  readonly nextCompany: number;
  readonly lineNames: ReadonlySet<string>;
  readonly provisioningIds: ReadonlySet<number>;
  readonly deviceIds: ReadonlySet<string>;
  readonly nextAgentNumber: number;
  /** Ids by name. */
  readonly skills: ReadonlyMap<string, number>;
  readonly skillCategories: ReadonlyMap<string, number>;
  /** Ids of the trunks. */
  readonly trunks: readonly number[];
}

/** Number of the first agent, unless higher numbers are in use. */
const firstAgentNumber = 8001;

/** Reads the existing state. */
export function existingStateOf(store: Store): ExistingState {
  return {
    nextId: nextIds(store),
    nextCompany: nextCompany(store),
    lineNames: lineNames(store),
    provisioningIds: new Set(store.all('linefeatures').map(({ provisioningid }) => provisioningid)),
    deviceIds: new Set(store.all('devicefeatures').map(({ deviceid }) => deviceid)),
    nextAgentNumber: nextAgentNumber(store),
    skills: idsByName(store.all('queueskill')),
    skillCategories: idsByName(store.all('queueskillcat')),
    trunks: store.all('trunkfeatures', {}, 'id').map(({ id }) => id),
  };
}

/** Returns the next ids of the tables whose ids are planned because other rows refer to them. */
function nextIds({ sequences }: Store) {
  const next = (table: TableName) => sequences.peek(table);
  return {
    entity: next('entity'),
    userfeatures: next('userfeatures'),
    linefeatures: next('linefeatures'),
    usersip: next('usersip'),
    voicemail: next('voicemail'),
    devicefeatures: next('devicefeatures'),
    groupfeatures: next('groupfeatures'),
    queuefeatures: next('queuefeatures'),
    agentfeatures: next('agentfeatures'),
    queueskill: next('queueskill'),
    queueskillcat: next('queueskillcat'),
    incall: next('incall'),
    trunkfeatures: next('trunkfeatures'),
    staticsip: next('staticsip'),
    schedule: next('schedule'),
    outcall: next('outcall'),
    dialpattern: next('dialpattern'),
  };
}

/** Includes groups and queues, because they are named after their company. */
function nextCompany(store: Store): number {
  const sql = 'SELECT name FROM entity UNION SELECT name FROM context UNION SELECT name FROM queue';
  const rows = store.query({ name: 'entity.name' }, sql);
  const numbers = rows.map(({ name }) => Number(/^company(\d{1,9})(?!\d)/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

function lineNames(store: Store): ReadonlySet<string> {
  const sql = 'SELECT name FROM linefeatures UNION SELECT name FROM usersip';
  return new Set(store.query({ name: 'linefeatures.name' }, sql).map(({ name }) => name));
}

function nextAgentNumber(store: Store): number {
  const sql = 'SELECT max(CAST(number AS INTEGER)) AS last FROM agentfeatures WHERE length(number) < 10';
  const [agent] = store.query({ last: 'number?' }, sql);
  return Math.max(firstAgentNumber, (agent?.last ?? 0) + 1);
}

function idsByName(rows: readonly { readonly id: number; readonly name: string }[]): ReadonlyMap<string, number> {
  return new Map(rows.map(({ id, name }) => [name, id]));
}
