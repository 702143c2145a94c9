import { groupIdentity, voicemailIdentity } from '#pbx/json/identities.ts';
import { fullName, type JsonRecord, labelOf, recordJson } from '#pbx/json/record-json.ts';
import { displayForm } from '#pbx/numbers/numbers.ts';
import type { QueryRow } from '#store/query.ts';
import { always, containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** Joins the table of a destination if the action is of its type and the first argument is exactly its key. */
function joinOf(table: string, alias: string, { type, key = 'id' }: { type: string; key?: string }): string {
  const column = `${alias}.${key}`;
  return `LEFT JOIN ${table} ${alias} ON d.action = '${type}'
    AND ${column} = CAST(d.actionarg1 AS INTEGER) AND CAST(${column} AS TEXT) = d.actionarg1`;
}

/** The columns of the query; those of a destination are NULL unless it exists. */
const itemColumns = {
  id: 'incall.id',
  exten: 'incall.exten',
  context: 'incall.context',
  preprocess_subroutine: 'incall.preprocess_subroutine',
  commented: 'incall.commented',
  description: 'incall.description',
  linked: 'dialaction.linked',
  action: 'dialaction.action',
  actionarg1: 'dialaction.actionarg1',
  actionarg2: 'dialaction.actionarg2',
  userfirstname: 'userfeatures.firstname?',
  userlastname: 'userfeatures.lastname?',
  groupname: 'groupfeatures.name?',
  groupnumber: 'groupfeatures.number?',
  groupcontext: 'groupfeatures.context?',
  queuename: 'queuefeatures.name?',
  queuenumber: 'queuefeatures.number?',
  queuecontext: 'queuefeatures.context?',
  meetmename: 'meetmefeatures.name?',
  meetmenumber: 'meetmefeatures.confno?',
  meetmecontext: 'meetmefeatures.context?',
  voicemailfullname: 'voicemail.fullname?',
  voicemailmailbox: 'voicemail.mailbox?',
  voicemailcontext: 'voicemail.context?',
  voicemenuname: 'voicemenu.name?',
  voicemenunumber: 'voicemenu.number?',
  voicemenucontext: 'voicemenu.context?',
} as const;

type ItemRow = QueryRow<typeof itemColumns>;

/** An incall without a destination is not listed. */
const query = `SELECT i.id, i.exten, i.context, i.preprocess_subroutine, i.commented, i.description,
    d.linked, d.action, d.actionarg1, d.actionarg2,
    u.firstname AS userfirstname, u.lastname AS userlastname,
    g.name AS groupname, g.number AS groupnumber, g.context AS groupcontext,
    q.name AS queuename, q.number AS queuenumber, q.context AS queuecontext,
    m.name AS meetmename, m.confno AS meetmenumber, m.context AS meetmecontext,
    v.fullname AS voicemailfullname, v.mailbox AS voicemailmailbox, v.context AS voicemailcontext,
    w.name AS voicemenuname, w.number AS voicemenunumber, w.context AS voicemenucontext
  FROM incall i
  JOIN dialaction d ON d.event = 'answer' AND d.category = 'incall' AND d.categoryval = CAST(i.id AS TEXT)
  ${joinOf('userfeatures', 'u', { type: 'user' })}
  ${joinOf('groupfeatures', 'g', { type: 'group' })} AND g.deleted = 0
  ${joinOf('queuefeatures', 'q', { type: 'queue' })}
  ${joinOf('meetmefeatures', 'm', { type: 'meetme' })}
  ${joinOf('voicemail', 'v', { type: 'voicemail', key: 'uniqueid' })}
  ${joinOf('voicemenu', 'w', { type: 'voicemenu' })}`;

const searchedColumns = [
  'i.exten',
  'i.description',
  'u.firstname',
  'u.lastname',
  'g.name',
  'g.number',
  'q.name',
  'q.number',
  'm.name',
  'm.confno',
  'v.fullname',
  'v.mailbox',
  'v.email',
  'w.name',
  'w.number',
];

/** Returns all incalls, or those that match `text`, as list items with their destinations. */
export function incallItems(store: Store, text?: string): JsonRecord[] {
  const condition = text === undefined ? always : containsText(searchedColumns, text);
  return store.query(itemColumns, `${query} WHERE ${condition.sql} ORDER BY i.id`, ...condition.values).map(toItem);
}

function toItem(row: ItemRow): JsonRecord {
  const exten = displayForm(row.exten);
  return {
    ...recordJson(row, { bool: ['commented', 'linked'] }),
    exten,
    destination: row.action.split(':')[0] ?? '',
    identity: labelOf(exten, row.context),
    destidentity: destinationIdentity(row),
  };
}

/** The label of the destination; `false` if it no longer exists. */
function destinationIdentity(row: ItemRow): string | false {
  const [type, subAction] = row.action.split(':');
  if (subAction !== undefined) return subAction;
  switch (type) {
    case 'user':
      return row.userfirstname !== null && fullName({ firstname: row.userfirstname, lastname: row.userlastname ?? '' });
    case 'group':
      return identityOf({ name: row.groupname, number: row.groupnumber, context: row.groupcontext });
    case 'queue':
      return identityOf({ name: row.queuename, number: row.queuenumber, context: row.queuecontext });
    case 'meetme':
      return row.meetmename !== null && labelOf(row.meetmename, row.meetmecontext ?? '');
    case 'voicemail':
      return mailboxIdentity(row);
    case 'sound':
      return (row.actionarg1 ?? '').split('/').at(-1) ?? '';
    default:
      return '-';
  }
}

/** The label of a group or queue. */
function identityOf({ name, number, context }: Record<'name' | 'number' | 'context', string | null>): string | false {
  return name !== null && groupIdentity({ name, number: number ?? '', context });
}

function mailboxIdentity({ voicemailfullname, voicemailmailbox, voicemailcontext }: ItemRow): string | false {
  if (voicemailmailbox === null) return false;
  const [fullname, context] = [voicemailfullname ?? '', voicemailcontext ?? ''];
  return voicemailIdentity({ fullname, mailbox: voicemailmailbox, context });
}
