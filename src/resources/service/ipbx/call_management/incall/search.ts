import { displayForm } from '#pbx/numbers/numbers.ts';
import { numbered } from '#pbx/shown/identities.ts';
import { fullName, type Item, labelled, present } from '#pbx/shown/records.ts';
import { type Row, text } from '#store/row.ts';
import { type Condition, containsText } from '#store/search.ts';
import type { Store } from '#store/store.ts';

/** The table of a destination joins when the action is of its type and the first argument is its key, letter by letter. */
function joined(table: string, alias: string, { type, key = 'id' }: { type: string; key?: string }): string {
  const column = `${alias}.${key}`;
  return `LEFT JOIN ${table} ${alias} ON d.action = '${type}'
    AND ${column} = CAST(d.actionarg1 AS INTEGER) AND CAST(${column} AS TEXT) = d.actionarg1`;
}

/** An incall without its destination is invisible. */
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
  ${joined('userfeatures', 'u', { type: 'user' })}
  ${joined('groupfeatures', 'g', { type: 'group' })} AND g.deleted = 0
  ${joined('queuefeatures', 'q', { type: 'queue' })}
  ${joined('meetmefeatures', 'm', { type: 'meetme' })}
  ${joined('voicemail', 'v', { type: 'voicemail', key: 'uniqueid' })}
  ${joined('voicemenu', 'w', { type: 'voicemenu' })}`;

const searched = [
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

/** All incalls, or those that match a text, with what they lead to. */
export function items(store: Store, searchedText?: string): Item[] {
  const condition = searchedText === undefined ? everything : containsText(searched, searchedText);
  return store.select(`${query} WHERE ${condition.sql} ORDER BY i.id`, ...condition.values).map(toItem);
}

const everything: Condition = { sql: 'TRUE', values: [] };

function toItem(row: Row): Item {
  const exten = displayForm(text(row, 'exten'));
  const action = text(row, 'action');
  return {
    ...present(row, { bool: ['commented', 'linked'] }),
    exten,
    destination: action.split(':')[0] ?? '',
    identity: labelled(exten, text(row, 'context')),
    destidentity: destinationIdentity(row, action),
  };
}

/** `false` when the destination is not there any more. */
function destinationIdentity(row: Row, action: string): string | false {
  const [type, subAction] = action.split(':');
  if (subAction !== undefined) return subAction;
  switch (type) {
    case 'user':
      return row['userfirstname'] !== null && fullName(person(row));
    case 'group':
    case 'queue':
      return row[`${type}name`] !== null && numbered(text(row, `${type}name`), place(row, type));
    case 'meetme':
      return row['meetmename'] !== null && labelled(text(row, 'meetmename'), text(row, 'meetmecontext'));
    case 'voicemail':
      return row['voicemailmailbox'] !== null && labelled(text(row, 'voicemailfullname'), mailbox(row));
    case 'sound':
      return text(row, 'actionarg1').split('/').at(-1) ?? '';
    default:
      return '-';
  }
}

function person(row: Row): { firstname: string; lastname: string } {
  return { firstname: text(row, 'userfirstname'), lastname: text(row, 'userlastname') };
}

function place(row: Row, type: 'group' | 'queue'): { number: string; context: string } {
  return { number: text(row, `${type}number`), context: text(row, `${type}context`) || 'default' };
}

function mailbox(row: Row): string {
  return `${text(row, 'voicemailmailbox')}@${text(row, 'voicemailcontext')}`;
}
