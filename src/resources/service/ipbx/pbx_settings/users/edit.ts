import { type Call, type Fields, fieldsOf, inDialectOf } from '../../../../../call.ts';
import type { Difference } from '../../../../../dialect.ts';
import { BadRequest } from '../../../../../errors.ts';
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
import { readFunctionKeys, removeFunctionKeys, writeFunctionKeys } from './function-keys.ts';
import { presentOwnVoicemail } from './items.ts';
import { deleteOtherLines, planLines, requireLines, type UserLine, writeLine } from './lines.ts';
import { joinQueues, leaveOtherQueues, readMemberships } from './memberships.ts';
import { type PostedLine, readPostedLines } from './posted-lines.ts';
import { editedRightCalls } from './right-calls.ts';
import { type SentVoicemail, sentVoicemail } from './sent-voicemail.ts';
import { planVoicemail, type VoicemailPlan, writeVoicemail } from './voicemail.ts';

export const leftQueues: Difference<'with an owned line' | 'always'> = {
  where: '`pbx_settings/users` edit: memberships of groups and queues that are not posted',
  recorded: {
    told: 'removed only when `linefeatures` has a line that the user already owns',
    value: 'with an owned line',
  },
  documented: { told: 'removed by every edit', value: 'always' },
  why: "the page's warning",
};

export const keptEdits: Difference<'device' | 'none'> = {
  where: '`pbx_settings/users` edit, refused because a new line names a device that does not exist',
  recorded: { told: 'the new values of the user stay, and his old lines are gone', value: 'device' },
  documented: { told: 'nothing changes', value: 'none' },
  why: 'a refused edit changes nothing',
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
  const request = mergedRequest(call, row, body);
  const keys = readFunctionKeys(call.store, body['phonefunckey']);
  const whole = fieldsOf(request.merged['userfeatures']) ?? {};
  const profile = namedProfile(call, whole);
  if (profile === 'unknown') {
    // The real server drops the whole edit, but for the keys that it has deleted already (sic).
    removeFunctionKeys(call.store, request.id);
    return;
  }
  const columns = readUser(call, { whole, sent: request.sentUser }, profile);
  requireFreeLogin(call.store, columns.loginclient, request.id);
  write(call, request, columns);
  writeFunctionKeys(call.store, request.id, keys);
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

function write(call: Call, request: Edit, columns: UserColumns): void {
  const { store } = call;
  const { id, body, merged } = request;
  const rights = editedRightCalls(call, id, body);
  const posted = readPostedLines(call, body['linefeatures']);
  const voicemail = planOwnVoicemail(call, request, { user: columns, lines: posted });
  const memberships = posted === undefined ? [] : readMemberships(store, body);
  const isLeaving = inDialectOf(call, leftQueues) === 'always' || ownsOneOf(id, posted);
  store.update('userfeatures', { id }, { ...columns, ...voicemail.user });
  writeDialactions(store, { category: 'user', id }, readDialactions(merged['dialaction']));
  const lineId = writeOwnLines(call, { request, columns, posted }, voicemail);
  writeVoicemail(call, id, voicemail);
  if (isLeaving) leaveOtherQueues(store, id, memberships);
  joinQueues(store, { userId: id, lineId }, memberships);
  writeRightCalls(store, { type: 'user', id }, rights);
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

interface OwnLines {
  readonly request: Edit;
  readonly columns: UserColumns;
  readonly posted: readonly PostedLine[] | undefined;
}

/** Gives the first line that was posted, if any. */
function writeOwnLines(
  call: Call,
  { request, columns, posted }: OwnLines,
  { mailbox }: VoicemailPlan,
): number | undefined {
  const { id, merged } = request;
  if (posted === undefined) {
    if (mailbox !== undefined) announceMailbox(call, id, mailbox);
    return undefined;
  }
  const language = fieldsOf(merged['userfeatures'])?.['language'];
  const lines = planLines(call, { id, user: columns, language, mailbox }, posted);
  requireLines(call, lines);
  deleteOtherLines(call, id, lines);
  return writeAll(call, lines)[0];
}

/** No line of a refused request is written, whatever stays of it. */
function writeAll(call: Call, lines: readonly UserLine[]): readonly number[] {
  try {
    return call.store.transaction(() => lines.map((line) => writeLine(call, line)));
  } catch (error) {
    const isNew = lines.every(({ existing }) => existing === undefined);
    const rule = error instanceof BadRequest ? error.reason.rule : undefined;
    if (isNew && rule === inDialectOf(call, keptEdits)) call.store.keep();
    throw error;
  }
}

/** Lines that are not part of the request learn of a mailbox only in the form of the newest clients. */
function announceMailbox(call: Call, userId: number, mailbox: string): void {
  const [first] = linesOf(call, userId);
  if (first?.['protocol'] === 'sip') call.store.update('usersip', { id: first['protocolid'] ?? null }, { mailbox });
}
