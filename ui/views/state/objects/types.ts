import type { StoredRows } from '#pbx/overview/kind.ts';
import type { ColumnValue } from '../../../lib/row.ts';

/** A type of object that has no list on the page, but can be opened. */
export interface PlainType {
  /** The value of the parameter `section` of the URL. */
  readonly section: string;
  /** The name of one object, in a heading. */
  readonly title: string;
  /** The operation that answers the object as clients see it; absent if there is no web service for the type. */
  readonly operation?: string;
  /** The rows that make up the object with an id. */
  rowsOf(id: number): readonly StoredRows[];
}

/** Types of objects to which others refer, and which have no list. */
export const plainTypes: Readonly<Record<string, PlainType>> = {
  line: {
    section: 'lines',
    title: 'Line',
    operation: 'ipbx/pbx_settings/lines:view',
    rowsOf: (id) => [
      { table: 'linefeatures', key: { id } },
      { table: 'extenumbers', key: { type: 'user', typeval: String(id) } },
      { table: 'contextnummember', key: { type: 'user', typeval: String(id) } },
    ],
  },
  agent: {
    section: 'agents',
    title: 'Agent',
    operation: 'callcenter/settings/agents:view',
    rowsOf: (id) => [
      { table: 'agentfeatures', key: { id } },
      { table: 'userfeatures', key: { agentid: id } },
      { table: 'queuemember', key: { usertype: 'agent', userid: id } },
      { table: 'agentqueueskill', key: { agentid: id } },
    ],
  },
  meetme: {
    section: 'meetmes',
    title: 'Conference room',
    operation: 'ipbx/pbx_settings/meetme:view',
    rowsOf: (id) => [
      { table: 'meetmefeatures', key: { id } },
      { table: 'extenumbers', key: { type: 'meetme', typeval: String(id) } },
      { table: 'meetmeguest', key: { meetmefeaturesid: id } },
    ],
  },
  outcall: {
    section: 'outcalls',
    title: 'Outcall',
    operation: 'ipbx/call_management/outcall:view',
    rowsOf: (id) => [
      { table: 'outcall', key: { id } },
      { table: 'dialpattern', key: { type: 'outcall', typeid: id } },
      { table: 'outcalltrunk', key: { outcallid: id } },
    ],
  },
  voicemenu: {
    section: 'voicemenus',
    title: 'Voice menu',
    rowsOf: (id) => [
      { table: 'voicemenu', key: { id } },
      { table: 'extenumbers', key: { type: 'voicemenu', typeval: String(id) } },
      { table: 'dialaction', key: { category: 'voicemenu', categoryval: String(id) } },
    ],
  },
};

/** The sections with a list, by the type of their objects. */
const listed: Readonly<Record<string, string>> = {
  user: 'users',
  group: 'groups',
  queue: 'queues',
  incall: 'incalls',
  schedule: 'schedules',
  trunk: 'trunks',
  device: 'devices',
  voicemail: 'voicemails',
};

/** Returns the section that shows the objects of a type, if there is one. */
export function sectionOf(type: string): string | undefined {
  return own(listed, type) ?? own(plainTypes, type)?.section;
}

/** The tables with one row for each object of a type, and the column of the id. */
const mainTables: Readonly<Record<string, { readonly type: string; readonly key: string }>> = {
  userfeatures: { type: 'user', key: 'id' },
  linefeatures: { type: 'line', key: 'id' },
  devicefeatures: { type: 'device', key: 'id' },
  voicemail: { type: 'voicemail', key: 'uniqueid' },
  groupfeatures: { type: 'group', key: 'id' },
  queuefeatures: { type: 'queue', key: 'id' },
  agentfeatures: { type: 'agent', key: 'id' },
  incall: { type: 'incall', key: 'id' },
  outcall: { type: 'outcall', key: 'id' },
  schedule: { type: 'schedule', key: 'id' },
  trunkfeatures: { type: 'trunk', key: 'id' },
  meetmefeatures: { type: 'meetme', key: 'id' },
  voicemenu: { type: 'voicemenu', key: 'id' },
};

/** Columns of other tables that hold the id of an object. */
const references: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  userfeatures: { voicemailid: 'voicemail', agentid: 'agent' },
  linefeatures: { iduserfeatures: 'user', device: 'device' },
  outcalltrunk: { trunkfeaturesid: 'trunk', outcallid: 'outcall' },
  schedule_path: { schedule_id: 'schedule' },
  agentqueueskill: { agentid: 'agent' },
};

/** Returns the type of the object whose id the column holds, if there is one. */
export function typeOfColumn(table: string, column: string): string | undefined {
  const main = own(mainTables, table);
  return main?.key === column ? main.type : own(own(references, table) ?? {}, column);
}

/** Returns the section that shows the object whose id the column holds; `undefined` if it holds none. */
export function sectionOfReference(table: string, column: string, value: ColumnValue): string | undefined {
  const type = typeOfColumn(table, column);
  const isId = value !== null && /^[1-9]\d*$/.test(String(value));
  return type === undefined || !isId ? undefined : sectionOf(type);
}

/** Returns the value of a key that may be any text, such as `constructor`. */
function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
