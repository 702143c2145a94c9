import { ring } from '../activities/ringing.ts';
import { outgoingRoute } from '../dialplan/outgoing.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { CallDestinationOf } from '../engine/destination.ts';
import { whileClosed } from './actions.ts';

/** How long a phone outside rings at most unless the outcall says so, in seconds. */
const usualRingTime = 60;

/** A number outside is called over the trunks of an outcall, one after the other while a trunk cannot be used. */
export function toOutcall(call: CallInProgress, destination: CallDestinationOf<'outcall'>): Next {
  const { id, number, trunk: index } = destination;
  const row = call.store.first('outcall', { id });
  if (row === undefined) return { over: 'congestion', why: `outcall ${id} does not exist` };
  const closed = index === 0 ? whileClosed(call, { path: 'outcall', id }) : undefined;
  if (closed !== undefined) return closed;
  const { name, number: own, user } = call.main;
  const route = outgoingRoute(call.store, {
    outcall: id,
    number,
    caller: { name, number: own },
    ...(user !== null && { user }),
  });
  if (route === undefined) return { over: 'congestion', why: `no pattern of outcall ${row.name} matches ${number}` };
  const trunk = route.trunks[index];
  if (trunk === undefined) return { over: 'unreachable', why: `outcall ${row.name} has no trunk that can be used` };
  const next = { ...destination, trunk: index + 1 };
  if (trunk.isDisabled) {
    call.step('leaves', `trunk ${trunk.name}`, { why: 'the trunk is disabled' });
    return { to: next };
  }
  call.showMainAs(route.callerId);
  const seconds = row.hangupringtime || usualRingTime;
  call.startApplication({
    appname: 'Dial',
    appdata: `${trunk.dials},${row.hangupringtime || ''},`,
    context: 'outcall',
  });
  return ring(call, {
    phones: [outside(trunk.interface, number)],
    seconds,
    failed: {
      noanswer: { kind: 'lost', outcome: 'no answer' },
      busy: { kind: 'lost', outcome: 'busy' },
      chanunavail: next,
    },
    why: `trunk ${trunk.name} dials ${route.number}`,
  });
}

/** The records of the page show the phone outside as the number `dial` in the context `outcall`. */
function outside(trunk: string, number: string) {
  return { party: number, user: null, interface: trunk, name: '', number: 'dial', context: 'outcall' };
}
