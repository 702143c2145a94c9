import { findExtension } from '../dialplan/extensions.ts';
import { phonesOf } from '../dialplan/parties.ts';
import type { ActivityOf, ConversationAct } from '../engine/activity.ts';
import { type CallInProgress, type LegParts, millisecondsOf, type Next } from '../engine/call-in-progress.ts';
import { transferredService } from '../engine/hunt-log.ts';
import { answeringOf, behaviourOf } from '../engine/people.ts';
import { legPartsOf } from '../engine/phones.ts';
import { conversationOf, type Sides, talk } from './conversation.ts';

type Talking = ActivityOf<'talking'>;
type Consulting = ActivityOf<'consulting'>;

/** A side of the conversation transfers the other: at once, or after it spoke to the third person. */
export function transfer(call: CallInProgress, activity: Talking, by: ConversationAct['by'], sides: Sides): Next {
  const acting = call.leg(sides.acting);
  const behaviour = by === 'caller' ? call.request.caller : behaviourOf(call.request, acting);
  const { transfers } = behaviour;
  if (transfers === undefined) return conversationOf(call, activity);
  const { to: number, context = acting.context, attended, consults } = transfers;
  const phone = attended ? thirdPhone(call, number, context) : undefined;
  if (phone !== undefined) return consult(call, activity, sides, { phone, consults });
  const words = attended
    ? `${number} in ${context} is not the number of a user, so the transfer is blind`
    : 'blind transfer';
  call.step('transfers', acting.party, { with: number, why: words });
  call.note(sides.acting, 'BLINDTRANSFER', sides.other);
  call.disconnect();
  if (activity.hunt !== undefined)
    transferredService(call, activity.hunt, call.leg(activity.phone), { number, context });
  call.state.main = sides.other;
  call.end(sides.acting);
  return { to: { kind: 'number', number, context } };
}

/** The main phone of the user who has the number. */
function thirdPhone({ store }: CallInProgress, number: string, context: string): LegParts | undefined {
  const owner = findExtension(store, number, context)?.owner;
  if (owner?.type !== 'user') return undefined;
  const [phone] = phonesOf(store, owner.id);
  return phone === undefined || phone.disabled !== undefined ? undefined : legPartsOf(store, phone);
}

/** How long the phone of the third person rings at most, in seconds. */
const consultationRings = 15;

function consult(
  call: CallInProgress,
  activity: Talking,
  { acting, other }: Sides,
  { phone, consults }: { readonly phone: LegParts; readonly consults: number },
): Next {
  const talksUntil = activity.acts.find(({ does }) => does === 'hangs up')?.at ?? call.now;
  call.step('transfers', call.leg(acting).party, { with: phone.party, why: 'attended: the two speak first' });
  call.disconnect();
  const third = call.dial(phone);
  call.step('rings', phone.party, { with: call.leg(acting).party, why: 'for the consultation' });
  const behaviour = behaviourOf(call.request, phone);
  const willAnswer = behaviour.busy !== true && behaviour.unreachable !== true && behaviour.rejects === undefined;
  const after = (willAnswer ? answeringOf(behaviour)?.after : undefined) ?? Number.POSITIVE_INFINITY;
  const answers = after < consultationRings;
  return {
    during: {
      kind: 'consulting',
      since: call.now,
      until: call.now + millisecondsOf(Math.min(after, consultationRings)),
      by: acting,
      held: other,
      third,
      isAnswered: false,
      answers,
      consults,
      talksUntil,
      phone: activity.phone,
      ...(activity.hunt !== undefined && { hunt: activity.hunt }),
    },
  };
}

/** The third person answers or does not, or the consultation is over. */
export function endOfConsultation(call: CallInProgress, activity: Consulting): Next {
  if (activity.isAnswered) return handOver(call, activity);
  if (activity.answers) return answerConsultation(call, activity);
  return returnToCall(call, activity);
}

function answerConsultation(call: CallInProgress, activity: Consulting): Next {
  const { by, third, since, consults } = activity;
  call.step('answers', call.leg(third).party, {
    with: call.leg(by).party,
    why: `after ${(call.now - since) / 1000} s`,
  });
  call.answer(third);
  call.connect(by, third);
  return { during: { ...activity, isAnswered: true, until: call.now + millisecondsOf(consults) } };
}

function handOver(call: CallInProgress, { by, held, third, hunt, phone }: Consulting): Next {
  const { party } = call.leg(third);
  call.disconnect();
  call.step('transfers', call.leg(by).party, { with: party, why: 'hands the call over after the consultation' });
  call.note(by, 'ATTENDEDTRANSFER', third);
  if (hunt !== undefined) transferredService(call, hunt, call.leg(phone), call.leg(third));
  call.state.main = held;
  call.end(by);
  return talk(call, { phone: third, talks: answeringOf(behaviourOf(call.request, call.leg(third)))?.talks ?? 0 });
}

function returnToCall(call: CallInProgress, { by, held, third, talksUntil, hunt, phone }: Consulting): Next {
  call.step('resumes', call.leg(by).party, {
    with: call.leg(held).party,
    why: `${call.leg(third).party} did not answer`,
  });
  call.end(third);
  call.connect(call.state.main, phone);
  const at = Math.max(call.now, talksUntil);
  return conversationOf(call, { phone, acts: [{ at, by: 'called', does: 'hangs up' }], hunt });
}
