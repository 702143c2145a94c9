import { type ActRequest, requiredPart } from '#core/request.ts';
import { BadRequest } from '#errors.ts';
import { readDialactions, removeDialactions, writeDialactions } from '#pbx/links/dialactions.ts';
import { readRightCalls, writeRightCalls } from '#pbx/links/right-calls.ts';
import { scheduleIdOf, writeScheduleLink } from '#pbx/links/schedule-links.ts';
import type { Container } from '#wire/values.ts';
import { namedProfile, profileList, readUser, requireFreeLogin } from './body.ts';
import { keptLines } from './differences.ts';
import { readFunctionKeys, writeFunctionKeys } from './function-keys.ts';
import { keepWhenRefused } from './leftovers.ts';
import { planLines } from './lines.ts';
import { joinQueues, readUserMemberships } from './links.ts';
import { readPostedLines } from './posted-lines.ts';
import { planVoicemail, sentVoicemail, type VoicemailPlan, withVoicemailOn, writeVoicemail } from './voicemail.ts';
import { type WrittenLines, writeUserLines } from './written-lines.ts';

/**
 * Adds the user of a body with its lines, voicemail and links, and returns its id. Throws `BadRequest`; the order of the checks
 * decides which ids a refused add uses up (core.md 7.8).
 */
export function createUser(request: ActRequest, body: Container): number {
  const { store } = request;
  const input = readRequest(request, body);
  const { columns, voicemail } = input;
  const id = store.insert('userfeatures', { ...columns, ...voicemail.user, pictureid: null, commented: 0 });
  writeDialactions(store, { category: 'user', id }, readDialactions(body['dialaction']));
  const lines = writeUserLines(request, input.lines);
  keepWhenRefused(request, keptLines, {
    work: () => writeParts(request, { id, body, input, lines }),
    cleanUp: () => withdrawUser(request, id),
  });
  return id;
}

interface Parts {
  readonly id: number;
  readonly body: Container;
  readonly input: ReturnType<typeof readRequest>;
  readonly lines: WrittenLines;
}

/** Writes everything that follows the lines. Throws the refusal of a line, if there is one. */
function writeParts(request: ActRequest, { id, body, input, lines: { first, refusal } }: Parts): void {
  if (refusal !== undefined) throw refusal;
  const { store } = request;
  writeVoicemail(request, id, input.voicemail);
  joinQueues(store, { userId: id, lineId: first }, input.memberships);
  writeFunctionKeys(store, id, input.keys);
  writeRightCalls(store, { type: 'user', id }, input.rights);
  writeScheduleLink(store, { path: 'user', id }, scheduleIdOf(body['schedule_id']));
}

/** The real server removes the user of a refused add, but not its lines (core.md 7.8, pbx_settings-lines-users.md 3.9). */
function withdrawUser({ store }: ActRequest, id: number): void {
  store.delete('userfeatures', { id });
  removeDialactions(store, { category: 'user', id });
}

/** Reads and checks everything that can be checked before the first write. */
function readRequest(request: ActRequest, body: Container) {
  const { store } = request;
  const columns = readNewUser(request, body);
  const rights = readRightCalls(store, body['rightcall']);
  const keys = readFunctionKeys(store, body['phonefunckey']);
  const posted = readPostedLines(request, body['linefeatures']);
  const voicemail = planOwnVoicemail(request, { body, user: columns, lines: posted });
  const { language } = requiredPart(body, 'userfeatures');
  const owner = { id: store.sequences.peek('userfeatures'), user: columns, language, mailbox: voicemail.mailbox };
  const lines = planLines(request, owner, posted ?? []);
  const memberships = posted === undefined ? [] : readUserMemberships(store, body);
  return { columns, rights, keys, voicemail, lines, memberships };
}

function readNewUser(request: ActRequest, body: Container) {
  const sent = requiredPart(body, 'userfeatures');
  const profile = namedProfile(request, sent);
  if (profile === 'unknown') {
    const value = sent['profileclient'];
    const message = `userfeatures.profileclient must be one of ${profileList(request)}`;
    throw new BadRequest({ message, field: 'userfeatures.profileclient', rule: 'exists', value });
  }
  const merged = withVoicemailOn(sent, sentVoicemail(request, body));
  const columns = readUser(request, { merged, sent }, profile);
  requireFreeLogin(request.store, columns.loginclient);
  return columns;
}

function planOwnVoicemail(
  request: ActRequest,
  { body, user, lines }: Pick<Parameters<typeof planVoicemail>[1], 'body' | 'user' | 'lines'>,
): VoicemailPlan {
  const sent = sentVoicemail(request, body);
  const features = body['voicemailfeatures'];
  return planVoicemail(request, {
    act: 'add',
    body,
    user,
    sent,
    merged: sent?.fields,
    features,
    current: undefined,
    lines,
  });
}
