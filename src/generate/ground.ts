import { integer, type Row, text } from '#store/row.ts';
import type { Store } from '#store/store.ts';

/** What a plan has to respect of a world: ids that come next, names and numbers that are taken. */
export interface Ground {
  readonly nextId: ReturnType<typeof nextIds>;
  /** Companies are counted; no entity and no context has this number or a greater one in its name. */
  readonly nextCompany: number;
  readonly lineNames: ReadonlySet<string>;
  readonly provisioningIds: ReadonlySet<number>;
  readonly deviceIds: ReadonlySet<string>;
  readonly nextAgentNumber: number;
  /** Ids by name. */
  readonly skills: ReadonlyMap<string, number>;
  readonly skillCategories: ReadonlyMap<string, number>;
}

/** Agents of a company that has some are usually numbered from here on. */
const firstAgentNumber = 8001;

export function groundOf(store: Store): Ground {
  const [agent = {}] = store.select(
    'SELECT max(CAST(number AS INTEGER)) AS last FROM agentfeatures WHERE length(number) < 10',
  );
  return {
    nextId: nextIds(store),
    nextCompany: nextCompany(store),
    lineNames: names(store, 'SELECT name AS value FROM linefeatures UNION SELECT name FROM usersip'),
    provisioningIds: new Set(store.all('linefeatures').map((row) => integer(row, 'provisioningid'))),
    deviceIds: names(store, 'SELECT deviceid AS value FROM devicefeatures'),
    nextAgentNumber: Math.max(firstAgentNumber, integer(agent, 'last') + 1),
    skills: idsByName(store.all('queueskill')),
    skillCategories: idsByName(store.all('queueskillcat')),
  };
}

/** Of the tables whose ids are planned, because other rows refer to them. */
function nextIds({ sequences }: Store) {
  const next = (table: string) => sequences.peek(table);
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
  };
}

/** Groups and queues are named after their company, so their names count, too. */
function nextCompany(store: Store): number {
  const sql = 'SELECT name AS value FROM entity UNION SELECT name FROM context UNION SELECT name FROM queue';
  const numbers = [...names(store, sql)].map((name) => Number(/^company(\d{1,9})(?!\d)/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

function names(store: Store, sql: string): ReadonlySet<string> {
  return new Set(store.select(sql).map((row) => text(row, 'value')));
}

function idsByName(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(rows.map((row) => [text(row, 'name'), integer(row, 'id')]));
}
