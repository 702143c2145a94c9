import type { ActRequest } from '#core/request.ts';
import { linesOf } from '#pbx/lines/lines.ts';
import { presentLine } from '#pbx/lines/views.ts';
import { presentDialactions } from '#pbx/links/dialactions.ts';
import { presentMemberships } from '#pbx/links/members.ts';
import { presentRightCalls } from '#pbx/links/right-calls.ts';
import { presentScheduleLink } from '#pbx/links/schedule-links.ts';
import { protocolRowOf } from '#pbx/protocols/rows.ts';
import { type Item, listOrFalse } from '#pbx/shown/records.ts';
import { presentUser } from '#pbx/shown/users.ts';
import { presentVoicemailParts } from '#pbx/voicemails/voicemails.ts';
import { presentContext } from '#resources/service/ipbx/system_management/context/show.ts';
import { presentEntity } from '#resources/xivo/configuration/manage/entity.ts';
import { integer, truth } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText, searchedText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import { presentFunctionKeys } from './function-keys.ts';

/** All users, by id. */
export function listUsers(request: ActRequest): readonly Item[] {
  return request.store.all('userfeatures', {}, 'id').map((row) => presentUser(request, row));
}

/** By full name, `userfield` (whole) and the numbers of the lines. */
export function searchUsers(request: ActRequest, searched: string): readonly Item[] {
  const name = containsText(["u.firstname || ' ' || u.lastname"], searched);
  const number = containsText(['l.number'], searched);
  const sql = `SELECT u.* FROM userfeatures u WHERE ${name.sql} OR folded(u.userfield) = ?
    OR EXISTS (SELECT 1 FROM linefeatures l WHERE l.iduserfeatures = u.id AND ${number.sql}) ORDER BY u.id`;
  const rows = request.store.query('userfeatures', sql, ...name.values, searchedText(searched), ...number.values);
  return rows.map((row) => presentUser(request, row));
}

export function viewUser(request: ActRequest, row: Rows['userfeatures']): Item {
  const { store } = request;
  const id = row.id;
  return {
    userfeatures: presentUser(request, row),
    entity: entityOf(store, row),
    picture: false,
    linefeatures: listOrFalse(linesOf(request, id).map((line) => presentOwnLine(store, line))),
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
export function presentOwnVoicemail(store: Store, user: Rows['userfeatures']): Item {
  const parts = presentVoicemailParts(store, integer(user, 'voicemailid'));
  return { voicemailfeatures: parts?.voicemailfeatures ?? false, voicemail: parts?.voicemail ?? false };
}

function presentOwnLine(store: Store, line: Rows['linefeatures']): Item {
  const protocol = protocolRowOf(store, line);
  const encryption = protocol !== undefined && 'encryption' in protocol && truth(protocol, 'encryption');
  return presentLine(line, { encryption });
}

function entityOf(store: Store, user: Rows['userfeatures']): Item | false {
  const entity = store.first('entity', { id: integer(user, 'entityid') });
  if (entity === undefined) return false;
  const contexts = store.all('context', { entity: entity.name, contexttype: 'internal' });
  return {
    entity: presentEntity(entity),
    context: listOrFalse(contexts.map(presentContext)),
    deletable: contexts.length === 0,
  };
}
