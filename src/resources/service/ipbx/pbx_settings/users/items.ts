import type { Call } from '../../../../../call.ts';
import { presentDialactions } from '../../../../../pbx/dialactions.ts';
import { protocolRowOf } from '../../../../../pbx/line-protocols.ts';
import { presentLine } from '../../../../../pbx/line-views.ts';
import { linesOf } from '../../../../../pbx/lines.ts';
import { presentMemberships } from '../../../../../pbx/members.ts';
import { type Item, labelled, listOrFalse, present } from '../../../../../pbx/records.ts';
import { presentRightCalls } from '../../../../../pbx/right-calls.ts';
import { presentScheduleLink } from '../../../../../pbx/schedule-links.ts';
import { presentUser } from '../../../../../pbx/users.ts';
import { presentVoicemailParts } from '../../../../../pbx/voicemails.ts';
import { integer, type Row, text, truth } from '../../../../../store/row.ts';
import { containsText, searchedText } from '../../../../../store/search.ts';
import type { Store } from '../../../../../store/store.ts';
import { presentFunctionKeys } from './function-keys.ts';

/** All users, by id. */
export function listUsers(call: Call): readonly Item[] {
  return call.store.all('userfeatures', {}, 'id').map((row) => presentUser(call, row));
}

/** By full name, `userfield` (whole) and the numbers of the lines. */
export function searchUsers(call: Call, searched: string): readonly Item[] {
  const name = containsText(["u.firstname || ' ' || u.lastname"], searched);
  const number = containsText(['l.number'], searched);
  const sql = `SELECT u.* FROM userfeatures u WHERE ${name.sql} OR folded(u.userfield) = ?
    OR EXISTS (SELECT 1 FROM linefeatures l WHERE l.iduserfeatures = u.id AND ${number.sql}) ORDER BY u.id`;
  const rows = call.store.select(sql, ...name.values, searchedText(searched), ...number.values);
  return rows.map((row) => presentUser(call, row));
}

export function viewUser(call: Call, row: Row): Item {
  const { store } = call;
  const id = integer(row, 'id');
  return {
    userfeatures: presentUser(call, row),
    entity: presentEntity(store, row),
    picture: false,
    linefeatures: listOrFalse(linesOf(call, id).map((line) => presentOwnLine(store, line))),
    groupmember: presentMemberships(store, { usertype: 'user', userid: id }, 'group'),
    queuemember: presentMemberships(store, { usertype: 'user', userid: id }, 'queue'),
    rightcall: presentRightCalls(store, { type: 'user', id }),
    dialaction: presentDialactions(store, { category: 'user', id }),
    ...presentOwnVoicemail(store, row),
    phonefunckey: presentFunctionKeys(store, id),
    schedule_id: presentScheduleLink(store, { path: 'user', id }) ?? 0,
  };
}

/** Both records of the user's voicemail, each `false` without. */
export function presentOwnVoicemail(store: Store, user: Row): Item {
  const parts = presentVoicemailParts(store, integer(user, 'voicemailid'));
  return { voicemailfeatures: parts?.voicemailfeatures ?? false, voicemail: parts?.voicemail ?? false };
}

function presentOwnLine(store: Store, line: Row): Item {
  return presentLine(line, { encryption: truth(protocolRowOf(store, line) ?? {}, 'encryption') });
}

function presentEntity(store: Store, user: Row): Item | false {
  const entity = store.first('entity', { id: user['entityid'] ?? null });
  if (entity === undefined) return false;
  const contexts = store.all('context', { entity: text(entity, 'name'), contexttype: 'internal' });
  return {
    entity: {
      ...present(entity, { bool: ['disable'] }),
      identity: labelled(text(entity, 'displayname'), text(entity, 'name')),
    },
    context: listOrFalse(contexts.map(presentContext)),
    deletable: contexts.length === 0,
  };
}

function presentContext(row: Row): Item {
  return { ...present(row, { bool: ['commented'] }), identity: labelled(text(row, 'displayname'), text(row, 'name')) };
}
