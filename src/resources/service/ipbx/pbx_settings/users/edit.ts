import { type Call, type Fields, fieldsOf, inDialectOf } from '../../../../../call.ts';
import type { Difference } from '../../../../../dialect.ts';
import type { BadRequest } from '../../../../../errors.ts';
import { presentDialactions, readDialactions, writeDialactions } from '../../../../../pbx/dialactions.ts';
import { linesOf } from '../../../../../pbx/lines.ts';
import { mergeOver } from '../../../../../pbx/merge.ts';
import { writeRightCalls } from '../../../../../pbx/right-calls.ts';
import { presentScheduleLink, scheduleIdOf, writeScheduleLink } from '../../../../../pbx/schedule-links.ts';
import { presentStoredUser } from '../../../../../pbx/users.ts';
import { voicemailWith } from '../../../../../pbx/voicemails.ts';
import { integer, type Row } from '../../../../../store/row.ts';
import type { Store } from '../../../../../store/store.ts';
import type { Json } from '../../../../../wire/json.ts';
import { namedProfile, readUser, requireFreeLogin, type UserColumns } from './features.ts';
import { readFunctionKeys, removeFunctionKeys, storedFunctionKeys, writeFunctionKeys } from './function-keys.ts';
import { presentOwnVoicemail } from './items.ts';
import { keepWhenRefused, keptEdits } from './leftovers.ts';
import { planLines } from './lines.ts';
import { joinQueues, leaveOtherQueues, readMemberships } from './memberships.ts';
import { type PostedLine, readPostedLines } from './posted-lines.ts';
import { editedRightCalls } from './right-calls.ts';
import { type SentVoicemail, sentVoicemail, withVoicemailOn } from './sent-voicemail.ts';
import { planVoicemail, type VoicemailPlan, writeVoicemail } from './voicemail.ts';
import { replaceLines } from './written-lines.ts';

export const leftQueues: Difference<'with an owned line' | 'always'> = {
  where: '`pbx_settings/users` edit: memberships of groups and queues that are not posted',
  recorded: {
    told: 'removed only when `linefeatures` has a line that the user already owns',
    value: 'with an owned line',
  },
  documented: { told: 'removed by every edit', value: 'always' },
  why: "the page's warning",
};

/** A user that is being edited, the body and the merge of both. */
interface Edit {
  readonly id: number;
  readonly row: Row;
  readonly body: Fields;
  readonly merged: Fields;
  readonly sentUser: Fields;
  readonly sentVoicemail: SentVoicemail | undefined;
}

/** Merges the body over the user (pbx_settings users, "Edit: merging"). */
export function changeUser(call: Call, row: Row, body: Fields): void {
  // To the real server each key of a text is its first letter, and no profile has such a name (corrections.md 1.9).
  if (typeof body['userfeatures'] === 'string' && body['userfeatures'] !== '') return;
  const request = mergedRequest(call, row, body);
  const whole = withVoicemailOn(fieldsOf(request.merged['userfeatures']) ?? {}, request.sentVoicemail);
  const profile = namedProfile(call, whole);
  const known = profile === 'unknown' ? undefined : profile;
  const columns = readUser(call, { whole, sent: request.sentUser }, known);
  const parts = readParts(call, request, columns);
  // The real server drops the whole edit, but for the keys that it has deleted already (sic).
  if (profile === 'unknown') removeFunctionKeys(call.store, request.id);
  else write(call, { ...request, columns, ...parts });
}

function mergedRequest(call: Call, row: Row, body: Fields): Edit {
  const sentUser = fieldsOf(body['userfeatures']) ?? {};
  const voicemail = sentVoicemail(call, body);
  const { userfeatures: _user, voicemail: _voicemail, ...others } = body;
  const sent = { ...others, userfeatures: sentUser, ...(voicemail && { voicemail: voicemail.fields }) };
  const merged = mergeOver(storedParts(call.store, row), sent);
  return { id: integer(row, 'id'), row, body, merged, sentUser, sentVoicemail: voicemail };
}

/** What an edit is merged over: the view without lines, memberships and right-calls, which have rules of their own. */
function storedParts(store: Store, row: Row): { readonly [key: string]: Json } {
  const id = integer(row, 'id');
  return {
    userfeatures: presentStoredUser(row),
    dialaction: presentDialactions(store, { category: 'user', id }),
    ...presentOwnVoicemail(store, row),
    schedule_id: presentScheduleLink(store, { path: 'user', id }) ?? 0,
  };
}

/** Everything else of the body, checked before the first write. */
function readParts(call: Call, request: Edit, columns: UserColumns) {
  const { store } = call;
  const { id, body, merged } = request;
  requireFreeLogin(store, columns.loginclient, id);
  const keys = readFunctionKeys(store, body['phonefunckey']);
  const rights = editedRightCalls(call, id, body);
  const posted = readPostedLines(call, body['linefeatures']);
  const voicemail = planOwnVoicemail(call, request, { user: columns, lines: posted });
  const memberships = posted === undefined ? [] : readMemberships(store, body);
  const isLeaving = inDialectOf(call, leftQueues) === 'always' || ownsOneOf(id, posted);
  const language = fieldsOf(merged['userfeatures'])?.['language'];
  const owner = { id, user: columns, language, mailbox: voicemail.mailbox };
  const lines = posted && planLines(call, owner, posted);
  return { keys, rights, lines, voicemail, memberships, isLeaving };
}

type CheckedEdit = Edit & ReturnType<typeof readParts> & { readonly columns: UserColumns };

/** In the order of corrections.md 2, which decides what stays of a refused edit. */
function write(call: Call, edit: CheckedEdit): void {
  const { store } = call;
  const { id, row, keys, columns, voicemail, lines } = edit;
  const before = storedFunctionKeys(store, id);
  store.update('userfeatures', { id }, { ...columns, ...voicemail.user });
  writeFunctionKeys(store, id, keys);
  if (lines === undefined) announceMailbox(call, edit);
  const { first, refusal } = lines === undefined ? {} : replaceLines(call, id, lines);
  if (refusal !== undefined) keepWhenRefused(call, keptEdits, { work: () => refuse(refusal) });
  keepWhenRefused(call, keptEdits, {
    work: () => writeParts(call, edit, first),
    aftermath: () => {
      store.update('userfeatures', { id }, row);
      writeFunctionKeys(store, id, before);
    },
  });
}

function refuse(refusal: BadRequest): never {
  throw refusal;
}

/** What comes after the lines. */
function writeParts(call: Call, edit: CheckedEdit, lineId: number | undefined): void {
  const { store } = call;
  const { id, merged, rights, voicemail, memberships, isLeaving } = edit;
  writeRightCalls(store, { type: 'user', id }, rights);
  writeDialactions(store, { category: 'user', id }, readDialactions(merged['dialaction']));
  writeVoicemail(call, id, voicemail);
  if (isLeaving) leaveOtherQueues(store, id, memberships);
  joinQueues(store, { userId: id, lineId }, memberships);
  writeScheduleLink(store, { path: 'user', id }, scheduleIdOf(merged['schedule_id']));
}

function planOwnVoicemail(
  call: Call,
  { row, merged, sentVoicemail: sent }: Edit,
  request: { readonly user: UserColumns; readonly lines: readonly PostedLine[] | undefined },
): VoicemailPlan {
  const present = voicemailWith(call.store, integer(row, 'voicemailid'));
  const features = merged['voicemailfeatures'];
  const whole = fieldsOf(merged['voicemail']);
  return planVoicemail(call, { act: 'edit', body: merged, sent, whole, features, present, ...request });
}

function ownsOneOf(id: number, posted: readonly PostedLine[] | undefined): boolean {
  return posted?.some(({ existing }) => existing?.['iduserfeatures'] === id) ?? false;
}

/** Lines that are not part of the request learn of a mailbox only in the form of the newest clients. */
function announceMailbox(call: Call, { id, voicemail: { mailbox } }: CheckedEdit): void {
  if (mailbox === undefined) return;
  const [first] = linesOf(call, id);
  if (first?.['protocol'] === 'sip') call.store.update('usersip', { id: first['protocolid'] ?? null }, { mailbox });
}
