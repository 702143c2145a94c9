import { listen } from '../activities/listening.ts';
import type { CallInProgress, Next } from '../engine/call-in-progress.ts';
import type { CallDestinationOf } from '../engine/destination.ts';

/** The caller enters a conference room, after the PIN if it has one. */
export function toRoom(call: CallInProgress, { id }: CallDestinationOf<'meetme'>): Next {
  const room = call.store.first('meetmefeatures', { id });
  if (room === undefined) return { over: 'congestion', why: `conference room ${id} does not exist` };
  if (room.commented !== 0) return { over: 'congestion', why: `conference room ${room.name} is disabled` };
  call.startApplication({ appname: 'MeetMe', appdata: room.confno, context: 'meetme' });
  call.answerMain();
  const pin = pinOf(call, room.meetmeid);
  const digits = pin === '' ? '' : (call.nextDigits() ?? '');
  if (digits !== pin) return refused(call, room.name, 'the PIN is wrong');
  const present = presentIn(call, room.confno);
  if (room.maxusers > 0 && present >= room.maxusers)
    return refused(call, room.name, `${present} of at most ${room.maxusers} users are in it`);
  call.step('enters', call.main.party, { with: `room ${room.name}`, why: `others in it: ${present}` });
  const seconds = call.request.caller.speaks;
  return listen(call, { to: `room ${room.name}`, seconds, outcome: 'application', isConference: true });
}

function refused(call: CallInProgress, room: string, why: string): Next {
  call.step('leaves', call.main.party, { with: `room ${room}`, why });
  return { over: 'application', why: `room ${room}: ${why}` };
}

/** The value of a room is `number,PIN,PIN of the administrator`; empty without a PIN. */
function pinOf(call: CallInProgress, staticId: number): string {
  const [, pin = ''] = (call.store.first('staticmeetme', { id: staticId })?.var_val ?? '').split(',');
  return pin;
}

/** The other callers who are in the room at the time of the call: those whose conference began before and ends later. */
function presentIn(call: CallInProgress, confno: string): number {
  const sql = `SELECT count(DISTINCT c.linkedid) AS present FROM cel c
    WHERE c.eventtype = 'CONF_ENTER' AND c.appdata = ? AND c.eventtime <= ? AND NOT EXISTS (
      SELECT 1 FROM cel e WHERE e.uniqueid = c.uniqueid AND e.eventtype = 'CONF_EXIT' AND e.eventtime <= ?)
    AND c.eventtime >= datetime(substr(?, 1, 19), '-1 day')`;
  return call.store.query({ present: 'number' }, sql, confno, call.time, call.time, call.time)[0]?.present ?? 0;
}
