import type { ActivityOf, ConversationAct } from '../engine/activity.ts';
import { type CallInProgress, millisecondsOf, type Next } from '../engine/call-in-progress.ts';
import type { Hunt } from '../engine/destination.ts';
import { behaviourOf } from '../engine/people.ts';
import type { Behaviour, CallRequest } from '../request.ts';

type Talking = ActivityOf<'talking'>;

/** A conversation to begin: between the leg that goes through the dialplan and a phone that was answered. */
interface Conversation {
  /** Index of the leg of the phone. */
  readonly phone: number;
  /** Seconds until the called person hangs up. */
  readonly talks: number;
  readonly hunt?: Hunt;
}

/** Connects the call with a phone that was answered. */
export function talk(call: CallInProgress, { phone, talks, hunt }: Conversation): Next {
  const { state } = call;
  const leg = call.leg(phone);
  const behaviour = behaviourOf(call.request, leg);
  call.answerMain();
  call.connect(state.main, phone);
  if (behaviour.records === true) call.step('records', leg.party, { why: `${leg.party} records the conversation` });
  const acts = [
    ...actsOf(call.now, 'called', behaviour),
    ...(state.talks === 0 && state.main === 0 ? actsOf(call.now, 'caller', call.request.caller) : []),
    { at: call.now + millisecondsOf(talks), by: 'called' as const, does: 'hangs up' as const },
  ];
  state.talks += 1;
  return conversationOf(call, { phone, acts: acts.sort((one, other) => one.at - other.at), hunt });
}

/** What is left of a conversation, up to its next act. */
export function conversationOf(
  call: CallInProgress,
  { phone, acts, hunt }: Pick<Talking, 'phone' | 'acts'> & { readonly hunt?: Hunt | undefined },
): Next {
  const until = acts[0]?.at ?? call.now;
  const rest = hunt === undefined ? {} : { hunt };
  return { during: { kind: 'talking', since: call.now, until, phone, acts, ...rest } };
}

/** What a side does in a conversation that begins at a time. */
function actsOf(
  from: number,
  by: ConversationAct['by'],
  { holds, transfers, parks }: Behaviour | CallRequest['caller'],
): readonly ConversationAct[] {
  const act = (does: ConversationAct['does'], seconds: number) => ({ at: from + millisecondsOf(seconds), by, does });
  return [
    ...(holds === undefined ? [] : [act('holds', holds.after), act('resumes', holds.after + holds.lasts)]),
    ...(transfers === undefined ? [] : [act('transfers', transfers.after)]),
    ...(parks === undefined ? [] : [act('parks', parks.after)]),
  ];
}

/** The two legs of a conversation, from the point of view of the one who acts. */
export interface Sides {
  readonly acting: number;
  readonly other: number;
}
