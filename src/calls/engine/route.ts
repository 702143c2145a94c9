import { endOfListening } from '../activities/listening.ts';
import { endOfParking } from '../activities/parked.ts';
import { endOfRinging } from '../activities/ringing.ts';
import { nextAct } from '../activities/talking.ts';
import { endOfConsultation } from '../activities/transfers.ts';
import { endOfWaiting } from '../activities/waiting.ts';
import { whileScheduleClosed } from '../destinations/actions.ts';
import { toApplication, toCustom, toMailbox, toSound } from '../destinations/applications.ts';
import { toEnd, toUnsupported } from '../destinations/ends.ts';
import { toFeature } from '../destinations/features.ts';
import { toGroup, toQueue } from '../destinations/hunts.ts';
import { toIncall, toNumber } from '../destinations/numbers.ts';
import { toOutcall } from '../destinations/outcalls.ts';
import { toRoom } from '../destinations/rooms.ts';
import { takeTurn } from '../destinations/turns.ts';
import { toFailure, toLine, toUser } from '../destinations/users.ts';
import type { Activity } from './activity.ts';
import type { CallInProgress, Next } from './call-in-progress.ts';
import type { Destination } from './destination.ts';
import { startCall } from './start.ts';

/** Does what a call does at a destination. */
export function goTo(call: CallInProgress, destination: Destination): Next {
  switch (destination.kind) {
    case 'number':
      return toNumber(call, destination);
    case 'incall':
      return toIncall(call, destination);
    case 'user':
      return toUser(call, destination);
    case 'line':
      return toLine(call, destination);
    case 'failed':
      return toFailure(call, destination);
    case 'group':
      return toGroup(call, destination);
    case 'queue':
      return toQueue(call, destination);
    case 'turn':
      return takeTurn(call, destination);
    case 'meetme':
      return toRoom(call, destination);
    case 'voicemail':
      return toMailbox(call, destination);
    case 'outcall':
      return toOutcall(call, destination);
    case 'sound':
      return toSound(call, destination);
    case 'application':
      return toApplication(call, destination);
    case 'custom':
      return toCustom(call, destination);
    case 'feature':
      return toFeature(call, destination);
    case 'end':
      return toEnd(call, destination);
    case 'unsupported':
      return toUnsupported(call, destination);
    case 'lost':
      return { over: destination.outcome, why: 'the number outside did not answer' };
    case 'schedule':
      return (
        whileScheduleClosed(call, destination.id, `schedule ${destination.id}`) ?? {
          to: { kind: 'end', how: 'hangup' },
        }
      );
  }
}

/** Does what ends an activity, at the time until which it lasts. */
export function endActivity(call: CallInProgress, activity: Activity): Next {
  switch (activity.kind) {
    case 'starting':
      return startCall(call);
    case 'ringing':
      return endOfRinging(call, activity);
    case 'talking':
      return nextAct(call, activity);
    case 'consulting':
      return endOfConsultation(call, activity);
    case 'waiting':
      return endOfWaiting(call, activity);
    case 'listening':
      return endOfListening(call, activity);
    case 'parked':
      return endOfParking(call, activity);
  }
}
