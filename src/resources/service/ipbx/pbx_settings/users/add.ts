import { type Call, type Fields, inDialectOf, requiredPart } from '../../../../../call.ts';
import type { Difference } from '../../../../../dialect.ts';
import { BadRequest } from '../../../../../errors.ts';
import { readDialactions, removeDialactions, writeDialactions } from '../../../../../pbx/dialactions.ts';
import { readRightCalls, writeRightCalls } from '../../../../../pbx/right-calls.ts';
import { scheduleIdOf, writeScheduleLink } from '../../../../../pbx/schedule-links.ts';
import { Duplicate } from '../../../../../store/constraints.ts';
import { namedProfile, profileList, readUser, requireFreeLogin } from './features.ts';
import { readFunctionKeys, writeFunctionKeys } from './function-keys.ts';
import { planLines, requireLines, writeLine } from './lines.ts';
import { joinQueues, readMemberships } from './memberships.ts';
import { readPostedLines } from './posted-lines.ts';
import { sentVoicemail } from './sent-voicemail.ts';
import { planVoicemail, type VoicemailPlan, writeVoicemail } from './voicemail.ts';

export const keptLines: Difference<boolean> = {
  where: '`pbx_settings/users` add, refused because the mailbox is taken',
  recorded: { told: 'the line stays behind', value: true },
  documented: { told: 'nothing stays behind', value: false },
  why: 'a refused add stores nothing; ids are consumed alike',
};

/** Adds a user with all that the body gives him; the order of the checks decides which ids a refused one uses up (core.md 7.8). */
export function createUser(call: Call, body: Fields): number {
  const { store } = call;
  const request = readRequest(call, body);
  const { columns, lines, voicemail } = request;
  const id = store.insert('userfeatures', { ...columns, ...voicemail.user, pictureid: null, commented: 0 });
  writeDialactions(store, { category: 'user', id }, readDialactions(body['dialaction']));
  const [lineId] = lines.map((line) => writeLine(call, line));
  writeMailbox(call, id, voicemail);
  joinQueues(store, { userId: id, lineId }, request.memberships);
  writeFunctionKeys(store, id, request.keys);
  writeRightCalls(store, { type: 'user', id }, request.rights);
  writeScheduleLink(store, { path: 'user', id }, scheduleIdOf(body['schedule_id']));
  return id;
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
  requireLines(call, lines);
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
  const columns = readUser(call, { whole: sent, sent }, profile);
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

function writeMailbox(call: Call, id: number, plan: VoicemailPlan): void {
  try {
    writeVoicemail(call, id, plan);
  } catch (error) {
    if (error instanceof Duplicate && inDialectOf(call, keptLines)) keepLines(call, id);
    throw error;
  }
}

/** The real server takes back the user and forgets his lines (core.md 7.8). */
function keepLines({ store }: Call, id: number): void {
  store.delete('userfeatures', { id });
  removeDialactions(store, { category: 'user', id });
  store.keep();
}
