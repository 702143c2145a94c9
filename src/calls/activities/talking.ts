import type { ActivityOf } from '../engine/activity.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import { endOfService } from '../engine/hunt-log.ts';
import { conversationOf, type Sides } from './conversation.ts';
import { park } from './parked.ts';
import { transfer } from './transfers.ts';

type Talking = ActivityOf<'talking'>;

/** What happens at the next act of a conversation. */
export function nextAct(call: CallInProgress, activity: Talking): Next {
  const [act, ...acts] = activity.acts;
  if (act === undefined) return { over: 'answered', why: 'the conversation is over' };
  const { main } = call.state;
  const sides = act.by === 'called' ? { acting: activity.phone, other: main } : { acting: main, other: activity.phone };
  switch (act.does) {
    case 'holds':
    case 'resumes':
      hold(call, sides, act.does);
      return conversationOf(call, { ...activity, acts });
    case 'transfers':
      return transfer(call, { ...activity, acts }, act.by, sides);
    case 'parks':
      if (activity.hunt !== undefined) endOfService(call, activity.hunt, call.leg(activity.phone), 'agent');
      return park(call, sides);
    case 'hangs up':
      return hangUp(call, activity, sides);
  }
}

function hold(call: CallInProgress, { acting, other }: Sides, does: 'holds' | 'resumes'): void {
  const { party } = call.leg(acting);
  const why = does === 'holds' ? 'the other side hears music' : 'the two talk again';
  call.step(does, party, { with: call.leg(other).party, why });
  call.note(acting, 'BRIDGE_UPDATE', other);
}

function hangUp(call: CallInProgress, { phone, hunt }: Talking, { acting, other }: Sides): Next {
  const { party } = call.leg(acting);
  call.step('hangs up', party, { with: call.leg(other).party, why: 'the conversation is over' });
  call.disconnect();
  if (hunt !== undefined) endOfService(call, hunt, call.leg(phone), 'agent');
  return { over: 'answered', why: `${party} hung up` };
}
