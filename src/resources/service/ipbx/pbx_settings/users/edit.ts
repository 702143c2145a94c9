import { type ActRequest, inDialectOf } from '#core/request.ts';
import type { BadRequest } from '#errors.ts';
import { mergeOver } from '#pbx/json/merge.ts';
import { storedUserJson } from '#pbx/json/users.ts';
import { linesOf } from '#pbx/lines/lines.ts';
import { dialactionsJson, readDialactions, writeDialactions } from '#pbx/links/dialactions.ts';
import { writeRightCalls } from '#pbx/links/right-calls.ts';
import { scheduleIdOf, scheduleLinkJson, writeScheduleLink } from '#pbx/links/schedule-links.ts';
import { findVoicemail } from '#pbx/voicemails/voicemails.ts';
import { integer } from '#store/row.ts';
import type { Rows } from '#store/schema/rows.ts';
import type { Store } from '#store/store.ts';
import type { Json } from '#wire/json.ts';
import { asContainer, type Container } from '#wire/values.ts';
import { namedProfile, readUser, requireFreeLogin, type UserColumns } from './body.ts';
import { keptEdits, leftQueues } from './differences.ts';
import { readFunctionKeys, removeFunctionKeys, storedFunctionKeys, writeFunctionKeys } from './function-keys.ts';
import { keepWhenRefused } from './leftovers.ts';
import { planLines } from './lines.ts';
import { editedRightCalls, joinQueues, leaveOtherQueues, readUserMemberships } from './links.ts';
import { type PostedLine, readPostedLines } from './posted-lines.ts';
import { ownVoicemailJson } from './show.ts';
import {
  planVoicemail,
  type SentVoicemail,
  sentVoicemail,
  type VoicemailPlan,
  withVoicemailOn,
  writeVoicemail,
} from './voicemail.ts';
import { replaceLines } from './written-lines.ts';

/** An edit: the stored user, the body, and the body merged over the user. */
interface Edit {
  readonly id: number;
  readonly row: Rows['userfeatures'];
  readonly body: Container;
  readonly merged: Container;
  readonly sentUser: Container;
  readonly sentVoicemail: SentVoicemail | undefined;
}

/** Changes a user: the body is merged over the stored user (pbx_settings-lines-users.md 3.8). Throws `BadRequest`. */
export function changeUser(request: ActRequest, row: Rows['userfeatures'], body: Container): void {
  // The real server reads the first letter of a string for every key, and there is no profile of that name (pbx_settings-lines-users.md 3.8).
  if (typeof body['userfeatures'] === 'string' && body['userfeatures'] !== '') return;
  const edit = mergedEdit(request, row, body);
  const merged = withVoicemailOn(asContainer(edit.merged['userfeatures']) ?? {}, edit.sentVoicemail);
  const profile = namedProfile(request, merged);
  const profileId = profile === 'unknown' ? undefined : profile;
  const columns = readUser(request, { merged, sent: edit.sentUser }, profileId);
  const parts = readParts(request, edit, columns);
  // The real server discards the edit, but has deleted the function keys by then (sic).
  if (profile === 'unknown') removeFunctionKeys(request.store, edit.id);
  else write(request, { ...edit, columns, ...parts });
}

function mergedEdit(request: ActRequest, row: Rows['userfeatures'], body: Container): Edit {
  const sentUser = asContainer(body['userfeatures']) ?? {};
  const voicemail = sentVoicemail(request, body);
  const { userfeatures: _user, voicemail: _voicemail, ...others } = body;
  const sent = { ...others, userfeatures: sentUser, ...(voicemail && { voicemail: voicemail.fields }) };
  const merged = mergeOver(storedParts(request.store, row), sent);
  return { id: row.id, row, body, merged, sentUser, sentVoicemail: voicemail };
}

/** The parts over which a body is merged: the view without lines, memberships and right-calls, which follow other rules. */
function storedParts(store: Store, row: Rows['userfeatures']): { readonly [key: string]: Json } {
  const id = row.id;
  return {
    userfeatures: storedUserJson(row),
    dialaction: dialactionsJson(store, { category: 'user', id }),
    ...ownVoicemailJson(store, row),
    schedule_id: scheduleLinkJson(store, { path: 'user', id }) ?? 0,
  };
}

/** Reads the rest of the body and checks it before the first write. */
function readParts(request: ActRequest, edit: Edit, columns: UserColumns) {
  const { store } = request;
  const { id, body, merged } = edit;
  requireFreeLogin(store, columns.loginclient, id);
  const keys = readFunctionKeys(store, body['phonefunckey']);
  const rights = editedRightCalls(request, id, body);
  const posted = readPostedLines(request, body['linefeatures']);
  const voicemail = planOwnVoicemail(request, edit, { user: columns, lines: posted });
  const memberships = posted === undefined ? [] : readUserMemberships(store, body);
  const isLeaving = inDialectOf(request, leftQueues) === 'always' || ownsOneOf(id, posted);
  const language = asContainer(merged['userfeatures'])?.['language'];
  const owner = { id, user: columns, language, mailbox: voicemail.mailbox };
  const lines = posted && planLines(request, owner, posted);
  return { keys, rights, lines, voicemail, memberships, isLeaving };
}

type CheckedEdit = Edit & ReturnType<typeof readParts> & { readonly columns: UserColumns };

/** Writes in the order of pbx_settings-lines-users.md 3.9, which decides what a refused edit leaves behind. */
function write(request: ActRequest, edit: CheckedEdit): void {
  const { store } = request;
  const { id, row, keys, columns, voicemail, lines } = edit;
  const oldKeys = storedFunctionKeys(store, id);
  store.update('userfeatures', { id }, { ...columns, ...voicemail.user });
  writeFunctionKeys(store, id, keys);
  if (lines === undefined) announceMailbox(request, edit);
  const { first, refusal } = lines === undefined ? {} : replaceLines(request, id, lines);
  if (refusal !== undefined) keepWhenRefused(request, keptEdits, { work: () => refuse(refusal) });
  keepWhenRefused(request, keptEdits, {
    work: () => writeParts(request, edit, first),
    cleanUp: () => {
      store.update('userfeatures', { id }, row);
      writeFunctionKeys(store, id, oldKeys);
    },
  });
}

function refuse(refusal: BadRequest): never {
  throw refusal;
}

/** Writes everything that follows the lines. */
function writeParts(request: ActRequest, edit: CheckedEdit, lineId: number | undefined): void {
  const { store } = request;
  const { id, merged, rights, voicemail, memberships, isLeaving } = edit;
  writeRightCalls(store, { type: 'user', id }, rights);
  writeDialactions(store, { category: 'user', id }, readDialactions(merged['dialaction']));
  writeVoicemail(request, id, voicemail);
  if (isLeaving) leaveOtherQueues(store, id, memberships);
  joinQueues(store, { userId: id, lineId }, memberships);
  writeScheduleLink(store, { path: 'user', id }, scheduleIdOf(merged['schedule_id']));
}

function planOwnVoicemail(
  request: ActRequest,
  { row, merged, sentVoicemail: sent }: Edit,
  input: { readonly user: UserColumns; readonly lines: readonly PostedLine[] | undefined },
): VoicemailPlan {
  const current = findVoicemail(request.store, integer(row, 'voicemailid'));
  const features = merged['voicemailfeatures'];
  const mergedVoicemail = asContainer(merged['voicemail']);
  const parts = { body: merged, sent, merged: mergedVoicemail, features, current };
  return planVoicemail(request, { act: 'edit', ...parts, ...input });
}

function ownsOneOf(id: number, posted: readonly PostedLine[] | undefined): boolean {
  return posted?.some(({ existing }) => existing?.iduserfeatures === id) ?? false;
}

/** Writes the mailbox of the newest clients' form to the first line if the request has no lines. */
function announceMailbox(request: ActRequest, { id, voicemail: { mailbox } }: CheckedEdit): void {
  if (mailbox === undefined) return;
  const [first] = linesOf(request, id);
  if (first?.protocol === 'sip') request.store.update('usersip', { id: first.protocolid }, { mailbox });
}
