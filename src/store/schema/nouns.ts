import type { Row } from '../row.ts';
import type { Where } from '../sql.ts';
import type { Rows } from './rows.ts';

type Tables = { readonly [Name in keyof Rows]?: string };

/** Singular nouns for the rows of tables, for messages; a table without one is called by its name. */
const nouns: Readonly<Record<string, string>> = {
  accesswebservice: 'account',
  userfeatures: 'user',
  linefeatures: 'line',
  usersip: 'SIP account',
  useriax: 'IAX account',
  usercustom: 'custom account',
  sccpline: 'SCCP account',
  devicefeatures: 'device',
  groupfeatures: 'group',
  queuefeatures: 'queue',
  queue: 'group or queue',
  queuemember: 'member of a group or queue',
  agentfeatures: 'agent',
  agentqueueskill: 'skill of an agent',
  queueskill: 'skill',
  queueskillcat: 'skill category',
  queueskillrule: 'skill rule',
  meetmefeatures: 'conference room',
  extenumbers: 'number',
  contextnummember: 'number of a context',
  contextnumbers: 'range of a context',
  contextinclude: 'included context',
  phonefunckey: 'function key',
  rightcall: 'right-call',
  rightcallmember: 'holder of a right-call',
  phonebookaddress: 'address',
  phonebooknumber: 'number',
  phonebook: 'phone book entry',
  dialpattern: 'dial pattern',
  outcalltrunk: 'trunk of an outcall',
  trunkfeatures: 'trunk',
  parkinglot: 'parking lot',
  pickup: 'pickup group',
  pickupmember: 'member of a pickup group',
  schedule_time: 'period of a schedule',
  stats_conf: 'statistics configuration',
  stats_conf_queue: 'queue of a statistics configuration',
  stats_conf_agent: 'agent of a statistics configuration',
  stats_conf_xivouser: 'user of a statistics configuration',
  iproute: 'route',
  netiface: 'network interface',
} satisfies Tables;

/** Protocols of the account tables, whose rows belong to lines and trunks. */
const accounts: Readonly<Record<string, string>> = {
  usersip: 'sip',
  useriax: 'iax',
  usercustom: 'custom',
  sccpline: 'sccp',
} satisfies Tables;

/** Returns the table and key of the line or trunk that an account row belongs to; `undefined` for any other table. */
export function accountOwner(table: string, row: Row): { readonly table: string; readonly where: Where } | undefined {
  const protocol = accounts[table];
  if (protocol === undefined) return undefined;
  const owner = row['category'] === 'trunk' ? 'trunkfeatures' : 'linefeatures';
  return { table: owner, where: { protocol, protocolid: row['id'] ?? null } };
}

/** Returns the noun for a row of the table: `user` for `userfeatures`. */
export function nounOf(table: string): string {
  return (Object.hasOwn(nouns, table) ? nouns[table] : undefined) ?? table;
}
