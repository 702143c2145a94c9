import type { Rows } from '#store/schema/rows.ts';
import { ring } from '../activities/ringing.ts';
import type { CallOutcome } from '../answer.ts';
import { dialActionOf } from '../dialplan/actions.ts';
import { phoneOfLine, phonesOf, type UserPhone } from '../dialplan/parties.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { CallDestinationOf, Failure } from '../engine/destination.ts';
import { callsOf } from '../engine/engagements.ts';
import { legPartsOf } from '../engine/phones.ts';
import { destinationOfAction, nameOfObject, whileClosed, wordsOf } from './actions.ts';
import { whileFiltered } from './filters.ts';

type User = Rows['userfeatures'];
type Mandate = CallDestinationOf<'user'>;

/** What may send a call elsewhere before a user's phones ring, in order. */
const diversions: readonly ((call: CallInProgress, user: User, mandate: Mandate) => Next | undefined)[] = [
  whileDisabled,
  (call, { id }) => whileClosed(call, { path: 'user', id }),
  whileForwarded,
  whileFiltered,
  whileUndisturbed,
  whileOccupied,
];

/** Reaches a user: the phones ring, unless something sends the call elsewhere. */
export function toUser(call: CallInProgress, mandate: Mandate): Next {
  const user = call.store.first('userfeatures', { id: mandate.id });
  if (user === undefined) return { over: 'congestion', why: `user ${mandate.id} does not exist` };
  for (const diversion of diversions) {
    const next = diversion(call, user, mandate);
    if (next !== undefined) return next;
  }
  const phones = phonesOf(call.store, user.id).filter(({ disabled }) => disabled === undefined);
  return ringPhones(call, { user: user.id, phones, seconds: mandate.seconds ?? user.ringseconds });
}

/** Rings a line that has no user. */
export function toLine(call: CallInProgress, { id }: CallDestinationOf<'line'>): Next {
  const phone = phoneOfLine(call.store, id);
  if (phone === undefined || phone.disabled !== undefined)
    return { over: 'unreachable', why: `line ${id} takes no calls` };
  return ringPhones(call, { user: 0, phones: [phone], seconds: 30 });
}

interface PhonesToRing {
  /** 0 for a line without a user. */
  readonly user: number;
  readonly phones: readonly UserPhone[];
  readonly seconds: number;
}

function ringPhones(call: CallInProgress, { user, phones, seconds }: PhonesToRing): Next {
  const failed = (failure: Failure) => ({ kind: 'failed', category: 'user', id: user, failure }) as const;
  if (phones.length === 0) {
    call.step('leaves', `user ${user}`, { why: `user ${user} has no line that takes calls` });
    return { to: failed('chanunavail') };
  }
  const interfaces = phones.map((phone) => phone.interface).join('&');
  call.startApplication({ appname: 'Dial', appdata: `${interfaces},${seconds},`, context: 'user' });
  return ring(call, {
    phones: phones.map((phone) => legPartsOf(call.store, phone)),
    seconds,
    failed: { noanswer: failed('noanswer'), busy: failed('busy'), chanunavail: failed('chanunavail') },
    why: `rings for ${seconds} s`,
  });
}

function whileDisabled(_call: CallInProgress, { id, commented }: User): Next | undefined {
  return commented === 0 ? undefined : { over: 'congestion', why: `user ${id} is disabled` };
}

function whileForwarded(call: CallInProgress, user: User): Next | undefined {
  return user.enableunc === 0 || user.destunc === ''
    ? undefined
    : forward(call, user, user.destunc, 'forwards all calls');
}

function whileUndisturbed(call: CallInProgress, { id, enablednd }: User): Next | undefined {
  if (enablednd === 0) return undefined;
  call.step('rejects', `user ${id}`, { why: 'does not want to be disturbed (enablednd)' });
  return { to: { kind: 'failed', category: 'user', id, failure: 'busy' } };
}

function whileOccupied(call: CallInProgress, { id, simultcalls }: User): Next | undefined {
  const calls = callsOf(call, [`user ${id}`, ...agentsAt(call, id)]);
  if (simultcalls === 0 || calls < simultcalls) return undefined;
  call.step('rejects', `user ${id}`, { why: `is in ${calls} of at most ${simultcalls} calls (simultcalls)` });
  return { to: { kind: 'failed', category: 'user', id, failure: 'busy' } };
}

/** The agents who are logged in at the phone of a user. */
function agentsAt({ store }: CallInProgress, userid: number): readonly string[] {
  const logins = store.all('agentlogin', { userid });
  return logins
    .flatMap(({ agentid }) => store.first('agentfeatures', { id: agentid }) ?? [])
    .map(({ number }) => `agent ${number}`);
}

/** Forwards the call to a number, which is dialled where the user's phone is. */
function forward(call: CallInProgress, { id }: User, number: string, why: string): Next {
  const [phone] = phonesOf(call.store, id);
  const context = phone?.context ?? call.main.context;
  call.step('forwards', `user ${id}`, { with: `${number} in ${context}`, why: `user ${id} ${why}` });
  call.main.columns = { ...call.main.columns, cid_rdnis: phone?.number ?? '' };
  return { to: { kind: 'number', number, context } };
}

/** How a call ends that nothing takes over, by failure. */
const outcomes: Readonly<Record<Failure, CallOutcome>> = {
  noanswer: 'no answer',
  busy: 'busy',
  congestion: 'congestion',
  chanunavail: 'unreachable',
};

/** A user, group or queue did not answer: the forward of a user, the mailbox, or the dial action takes the call over. */
export function toFailure(call: CallInProgress, { category, id, failure }: CallDestinationOf<'failed'>): Next {
  const user = category === 'user' ? call.store.first('userfeatures', { id }) : undefined;
  const ofUser = user && (forwardOf(call, user, failure) ?? mailboxOf(call, user, failure));
  if (ofUser !== undefined) return ofUser;
  const action = destinationOfAction(dialActionOf(call.store, { category, id }, failure));
  if (action === undefined)
    return {
      over: call.state.talks > 0 ? 'answered' : outcomes[failure],
      why: `${nameOfObject(call.store, category, id)} has no action for ${failure}`,
    };
  call.step('forwards', nameOfObject(call.store, category, id), {
    with: wordsOf(call, action),
    why: `dial action for ${failure}`,
  });
  return { to: action };
}

function forwardOf(call: CallInProgress, user: User, failure: Failure): Next | undefined {
  if (failure === 'noanswer' && user.enablerna !== 0 && user.destrna !== '') {
    return forward(call, user, user.destrna, 'forwards calls without an answer');
  }
  if (failure === 'busy' && user.enablebusy !== 0 && user.destbusy !== '') {
    return forward(call, user, user.destbusy, 'forwards calls while busy');
  }
  return undefined;
}

function mailboxOf(call: CallInProgress, user: User, failure: Failure): Next | undefined {
  const mailbox = user.enablevoicemail === 0 ? 0 : Number(user.voicemailid);
  if (mailbox === 0 || !call.store.has('voicemail', { uniqueid: mailbox })) return undefined;
  call.step('forwards', `user ${user.id}`, {
    with: `voicemail ${mailbox}`,
    why: `${failure}, and the mailbox is enabled`,
  });
  return { to: { kind: 'voicemail', id: mailbox, flags: failure === 'busy' ? 'b' : 'u' } };
}
