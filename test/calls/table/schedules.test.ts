import { testCalls } from './table.ts';

testCalls([
  {
    name: 'in the opened hours',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', hours: '08:00-12:00', weekdays: '1-5' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-10-08T09:59:59' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'when they are over',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', hours: '08:00-12:00', weekdays: '1-5' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-10-08T10:00:00' }],
    outcome: 'busy',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards busy',
    records: '0472445668: CHAN_START, APP_START Busy, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'on a Sunday',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', hours: '08:00-12:00', weekdays: '1-5' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-10-07T07:00:00' }],
    outcome: 'busy',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards busy',
    records: '0472445668: CHAN_START, APP_START Busy, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'in a closed period with its own destination',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', hours: '08:00-20:00' }],
      ['schedule_time', null, { schedule_id: 1, mode: 'closed', hours: '12:00-13:00', action: 'user', actionid: '3' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-10-08T10:30:00' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards user 3; user 3 rings 0472445668; user 3 answers 0472445668; user 3 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'at local midnight, a second before',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', monthdays: '8' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-10-07T21:59:59' }],
    outcome: 'busy',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards busy',
    records: '0472445668: CHAN_START, APP_START Busy, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'at local midnight',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', monthdays: '8' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-10-07T22:00:00' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'in the hour that does not exist',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', hours: '02:00-03:00' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-03-25T01:00:00' }],
    outcome: 'busy',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards busy',
    records: '0472445668: CHAN_START, APP_START Busy, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'in the hour that is twice, the second time',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', hours: '02:00-03:00' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-10-28T01:30:00' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'at the end of a month',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', monthdays: '31' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-10-31T22:59:59' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'on 29 February',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: 'Europe/Paris', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'incall', pathid: 1 }],
      ['schedule_time', null, { schedule_id: 1, mode: 'opened', monthdays: '29', months: '2' }],
    ],
    calls: [{ from: { external: '0472445668' }, to: '501', at: '2012-02-29T12:00:00' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
