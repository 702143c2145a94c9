import * as z from 'zod';
import { fullMailbox } from '#pbx/json/identities.ts';
import { fullName } from '#pbx/json/record-json.ts';
import { tableOf } from '#pbx/protocols/rows.ts';
import type { QueryRow } from '#store/query.ts';
import { integer } from '#store/row.ts';
import type { Store } from '#store/store.ts';
import {
  common,
  groupedBy,
  type Link,
  link,
  listOf,
  type OverviewKind,
  type Page,
  type PageRequest,
  pageOf,
  rowsOfPage,
  type StoredRows,
  selection,
} from './kind.ts';
import { membershipsOf } from './members.ts';

const lineOverview = () =>
  z
    .object({
      id: z.int().describe('The id that the act `view` takes.'),
      operation: z.string().describe('The operation that answers the line as clients see it.'),
      number: z.string().describe('Number; empty if there is none.'),
      context: z.string().describe('Context of the number.'),
      protocol: z.string().describe('Protocol, such as `sip`.'),
      name: z.string().describe('Name of the account that the device registers with.'),
      order: z.int().describe('Position among the lines of the user; the main line has 1.'),
      device: link().nullable().describe('Device of the line; null if there is none.'),
    })
    .meta({ title: 'LineOverview', description: 'A line of a user.' });

const userOverview = () =>
  z
    .object({
      ...common(),
      name: z.string().describe('Full name.'),
      isDisabled: z.boolean().describe('True if the user is disabled.'),
      lines: z.array(lineOverview()).readonly().describe('Lines of the user, by `order`.'),
      voicemail: link().nullable().describe('Voicemail of the user; null if there is none.'),
      agent: link().nullable().describe('Agent of the user; null if there is none.'),
      groups: z.array(link()).readonly().describe('Groups that the user is a member of.'),
      queues: z.array(link()).readonly().describe('Queues that the user is a member of.'),
    })
    .meta({ title: 'UserOverview', description: 'A user with lines, voicemail, agent and memberships.' });

/** A user with lines, voicemail, agent and memberships. */
export type UserOverview = z.output<ReturnType<typeof userOverview>>;

const userColumns = {
  id: 'userfeatures.id',
  firstname: 'userfeatures.firstname',
  lastname: 'userfeatures.lastname',
  commented: 'userfeatures.commented',
  mailboxid: 'voicemail.uniqueid?',
  mailbox: 'voicemail.mailbox?',
  mailboxcontext: 'voicemail.context?',
  agentid: 'agentfeatures.id?',
  agentnumber: 'agentfeatures.number?',
} as const;

type User = QueryRow<typeof userColumns>;

const lineColumns = {
  id: 'linefeatures.id',
  iduserfeatures: 'linefeatures.iduserfeatures',
  number: 'linefeatures.number',
  context: 'linefeatures.context',
  protocol: 'linefeatures.protocol',
  protocolid: 'linefeatures.protocolid',
  name: 'linefeatures.name',
  rules_order: 'linefeatures.rules_order',
  deviceid: 'devicefeatures.id?',
  mac: 'devicefeatures.mac?',
} as const;

type Line = QueryRow<typeof lineColumns>;

const select = `u.id, u.firstname, u.lastname, u.commented, v.uniqueid AS mailboxid, v.mailbox,
  v.context AS mailboxcontext, a.id AS agentid, a.number AS agentnumber`;

const from = `userfeatures u LEFT JOIN voicemail v ON v.uniqueid = u.voicemailid
  LEFT JOIN agentfeatures a ON a.id = u.agentid`;

/** The numbers and names of the lines of a user, a line break between them. */
const lineTexts = `(SELECT group_concat(coalesce(l.number, '') || char(10) || l.name, char(10))
  FROM linefeatures l WHERE l.iduserfeatures = u.id)`;

const searched = ["u.firstname || ' ' || u.lastname", 'v.mailbox', 'a.number', lineTexts];

function page(store: Store, request: PageRequest): Page<UserOverview> {
  const condition = selection({ id: 'u.id', searched }, request);
  const { total, rows } = rowsOfPage(store, { shape: userColumns, select, from, condition, order: 'u.id' }, request);
  return { total, items: itemsOf(store, rows) };
}

function itemsOf(store: Store, users: readonly User[]): readonly UserOverview[] {
  const ids = users.map(({ id }) => id);
  const lines = groupedBy(linesOf(store, ids), ({ iduserfeatures }) => iduserfeatures);
  const memberships = membershipsOf(store, { usertype: 'user', ids });
  return users.map((user) => toUser(user, { lines: lines.get(user.id) ?? [], ...memberships(user.id) }));
}

function linesOf(store: Store, userIds: readonly number[]): readonly Line[] {
  return store.query(
    lineColumns,
    `SELECT l.id, l.iduserfeatures, l.number, l.context, l.protocol, l.protocolid, l.name, l.rules_order,
      d.id AS deviceid, d.mac
    FROM linefeatures l LEFT JOIN devicefeatures d ON l.device <> '' AND d.id = CAST(l.device AS INTEGER)
    WHERE l.iduserfeatures IN (SELECT value FROM json_each(?)) AND l.internal = 0 ORDER BY l.rules_order, l.id`,
    listOf(userIds),
  );
}

interface Belongings {
  readonly lines: readonly Line[];
  readonly groups: readonly Link[];
  readonly queues: readonly Link[];
}

function toUser(user: User, { lines, groups, queues }: Belongings): UserOverview {
  return {
    id: user.id,
    operation: 'ipbx/pbx_settings/users:view',
    name: fullName(user),
    isDisabled: user.commented !== 0,
    lines: lines.map(toLine),
    voicemail: voicemailOf(user),
    agent: user.agentid === null ? null : { type: 'agent', id: user.agentid, label: user.agentnumber ?? '' },
    groups,
    queues,
    rows: rowsOf(user, lines),
  };
}

function toLine(line: Line): UserOverview['lines'][number] {
  const { id, number, context, protocol, name, deviceid, mac } = line;
  return {
    id,
    operation: 'ipbx/pbx_settings/lines:view',
    number: number ?? '',
    context,
    protocol,
    name,
    order: integer(line, 'rules_order'),
    device: deviceid === null ? null : { type: 'device', id: deviceid, label: mac ?? '' },
  };
}

function voicemailOf({ mailboxid, mailbox, mailboxcontext }: User): Link | null {
  if (mailboxid === null) return null;
  const label = fullMailbox({ mailbox: mailbox ?? '', context: mailboxcontext ?? '' });
  return { type: 'voicemail', id: mailboxid, label };
}

function rowsOf({ id, mailboxid }: User, lines: readonly Line[]): readonly StoredRows[] {
  return [
    { table: 'userfeatures', key: { id } },
    ...lines.flatMap((line): StoredRows[] => [
      { table: 'linefeatures', key: { id: line.id } },
      { table: tableOf(line.protocol), key: { id: line.protocolid } },
      { table: 'extenumbers', key: { type: 'user', typeval: String(line.id) } },
      { table: 'contextnummember', key: { type: 'user', typeval: String(line.id) } },
    ]),
    ...(mailboxid === null ? [] : [{ table: 'voicemail', key: { uniqueid: mailboxid } }]),
    { table: 'dialaction', key: { category: 'user', categoryval: String(id) } },
    { table: 'queuemember', key: { usertype: 'user', userid: id } },
    { table: 'phonefunckey', key: { iduserfeatures: id } },
    { table: 'rightcallmember', key: { type: 'user', typeval: String(id) } },
    { table: 'schedule_path', key: { path: 'user', pathid: id } },
  ];
}

/** The users of the PBX. */
export const usersOverview: OverviewKind = {
  name: 'users',
  table: 'userfeatures',
  summary: 'The users with their lines, devices, voicemail, agent, groups and queues',
  answer: () => pageOf(userOverview()),
  page,
};
