import type { ActRequest } from '#core/request.ts';
import { type JsonRecord, listOrFalse } from '#pbx/json/record-json.ts';
import { userPresenter } from '#pbx/json/users.ts';
import { linesOf } from '#pbx/lines/lines.ts';
import { lineJson } from '#pbx/lines/views.ts';
import { dialactionsJson } from '#pbx/links/dialactions.ts';
import { membershipsJson } from '#pbx/links/members.ts';
import { rightCallsJson } from '#pbx/links/right-calls.ts';
import { scheduleLinkJson } from '#pbx/links/schedule-links.ts';
import { protocolRowOf } from '#pbx/protocols/rows.ts';
import { voicemailPartsJson } from '#pbx/voicemails/voicemails.ts';
import { contextJson } from '#resources/service/ipbx/system_management/context/show.ts';
import { entityJson } from '#resources/xivo/configuration/manage/entity.ts';
import { integer, truth } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import { containsText, searchedText } from '#store/search.ts';
import type { Store } from '#store/store.ts';
import { functionKeysJson } from './function-keys.ts';

/** Returns all users as JSON, ordered by id. */
export function listUsers(request: ActRequest): readonly JsonRecord[] {
  return request.store.all('userfeatures', {}, 'id').map(userPresenter(request));
}

/** Returns the users whose full name or the number of a line contains the text, or whose `userfield` equals it. */
export function searchUsers(request: ActRequest, searched: string): readonly JsonRecord[] {
  const name = containsText(["u.firstname || ' ' || u.lastname"], searched);
  const number = containsText(['l.number'], searched);
  const sql = `SELECT u.* FROM userfeatures u WHERE ${name.sql} OR folded(u.userfield) = ?
    OR u.id IN (SELECT l.iduserfeatures FROM linefeatures l WHERE ${number.sql}) ORDER BY u.id`;
  const rows = request.store.query('userfeatures', sql, ...name.values, searchedText(searched), ...number.values);
  return rows.map(userPresenter(request));
}

/** Returns the view of a user. */
export function toUserView(request: ActRequest, row: Rows['userfeatures']): JsonRecord {
  const { store } = request;
  const id = row.id;
  return {
    userfeatures: userPresenter(request)(row),
    entity: entityOf(store, row),
    picture: false,
    linefeatures: listOrFalse(linesOf(request, id).map((line) => ownLineJson(store, line))),
    groupmember: membershipsJson(store, { usertype: 'user', userid: id }, 'group'),
    queuemember: membershipsJson(store, { usertype: 'user', userid: id }, 'queue'),
    rightcall: rightCallsJson(store, { type: 'user', id }),
    dialaction: dialactionsJson(store, { category: 'user', id }),
    ...ownVoicemailJson(store, row),
    phonefunckey: functionKeysJson(store, id),
    schedule_id: scheduleLinkJson(store, { path: 'user', id }) ?? 0,
  };
}

/** Returns both records of the user's voicemail, each `false` if the user has none. */
export function ownVoicemailJson(store: Store, user: Rows['userfeatures']): JsonRecord {
  const parts = voicemailPartsJson(store, integer(user, 'voicemailid'));
  return { voicemailfeatures: parts?.voicemailfeatures ?? false, voicemail: parts?.voicemail ?? false };
}

function ownLineJson(store: Store, line: Rows['linefeatures']): JsonRecord {
  const protocol = protocolRowOf(store, line);
  const encryption = protocol !== undefined && 'encryption' in protocol && truth(protocol, 'encryption');
  return lineJson(line, { encryption });
}

function entityOf(store: Store, user: Rows['userfeatures']): JsonRecord | false {
  const entity = store.first('entity', { id: integer(user, 'entityid') });
  if (entity === undefined) return false;
  const contexts = store.all('context', { entity: entity.name, contexttype: 'internal' });
  return {
    entity: entityJson(entity),
    context: listOrFalse(contexts.map(contextJson)),
    deletable: contexts.length === 0,
  };
}
