import { type Call, type Fields, requiredPart } from '../../../../../call.ts';
import { BadRequest } from '../../../../../errors.ts';
import { readDialactions, removeDialactions, writeDialactions } from '../../../../../pbx/dialactions.ts';
import { readRightCalls, writeRightCalls } from '../../../../../pbx/right-calls.ts';
import { scheduleIdOf, writeScheduleLink } from '../../../../../pbx/schedule-links.ts';
import { namedProfile, profileList, readUser, requireFreeLogin } from './features.ts';
import { readFunctionKeys, writeFunctionKeys } from './function-keys.ts';
import { keepWhenRefused, keptLines } from './leftovers.ts';
import { planLines } from './lines.ts';
import { joinQueues, readMemberships } from './memberships.ts';
import { readPostedLines } from './posted-lines.ts';
import { sentVoicemail, withVoicemailOn } from './sent-voicemail.ts';
import { planVoicemail, type VoicemailPlan, writeVoicemail } from './voicemail.ts';
import { type WrittenLines, writeLines } from './written-lines.ts';

/** Adds a user with all that the body gives; the order of the checks decides which ids a refused one uses up (core.md 7.8). */
export function createUser(call: Call, body: Fields): number {
  const { store } = call;
  const request = readRequest(call, body);
  const { columns, voicemail } = request;
  const id = store.insert('userfeatures', { ...columns, ...voicemail.user, pictureid: null, commented: 0 });
  writeDialactions(store, { category: 'user', id }, readDialactions(body['dialaction']));
  const lines = writeLines(call, request.lines);
  keepWhenRefused(call, keptLines, {
    work: () => writeParts(call, { id, body, request, lines }),
    aftermath: () => forgetUser(call, id),
  });
  return id;
}

interface Parts {
  readonly id: number;
  readonly body: Fields;
  readonly request: ReturnType<typeof readRequest>;
  readonly lines: WrittenLines;
}

/** What comes after the lines, if none of them was refused. */
function writeParts(call: Call, { id, body, request, lines: { first, refusal } }: Parts): void {
  if (refusal !== undefined) throw refusal;
  const { store } = call;
  writeVoicemail(call, id, request.voicemail);
  joinQueues(store, { userId: id, lineId: first }, request.memberships);
  writeFunctionKeys(store, id, request.keys);
  writeRightCalls(store, { type: 'user', id }, request.rights);
  writeScheduleLink(store, { path: 'user', id }, scheduleIdOf(body['schedule_id']));
}

/** The real server takes the user back, and forgets the lines (core.md 7.8, corrections.md 2). */
function forgetUser({ store }: Call, id: number): void {
  store.delete('userfeatures', { id });
  removeDialactions(store, { category: 'user', id });
}

/** Everything of the body that can be checked before the first write. */
function readRequest(call: Call, body: Fields) {
  const { store } = call;
  const columns = readNewUser(call, body);
  const rights = readRightCalls(store, body['rightcall']);
  const keys = readFunctionKeys(store, body['phonefunckey']);
  const posted = readPostedLines(call, body['linefeatures']);
  const voicemail = planOwnVoicemail(call, { body, user: columns, lines: posted });
  const { language } = requiredPart(body, 'userfeatures');
  const owner = { id: store.sequences.peek('userfeatures'), user: columns, language, mailbox: voicemail.mailbox };
  const lines = planLines(call, owner, posted ?? []);
  const memberships = posted === undefined ? [] : readMemberships(store, body);
  return { columns, rights, keys, voicemail, lines, memberships };
}

function readNewUser(call: Call, body: Fields) {
  const sent = requiredPart(body, 'userfeatures');
  const profile = namedProfile(call, sent);
  if (profile === 'unknown') {
    const value = sent['profileclient'];
    const message = `userfeatures.profileclient must be one of ${profileList(call)}`;
    throw new BadRequest({ message, field: 'userfeatures.profileclient', rule: 'exists', value });
  }
  const whole = withVoicemailOn(sent, sentVoicemail(call, body));
  const columns = readUser(call, { whole, sent }, profile);
  requireFreeLogin(call.store, columns.loginclient);
  return columns;
}

function planOwnVoicemail(
  call: Call,
  { body, user, lines }: Pick<Parameters<typeof planVoicemail>[1], 'body' | 'user' | 'lines'>,
): VoicemailPlan {
  const sent = sentVoicemail(call, body);
  const features = body['voicemailfeatures'];
  return planVoicemail(call, {
    act: 'add',
    body,
    user,
    sent,
    whole: sent?.fields,
    features,
    present: undefined,
    lines,
  });
}
