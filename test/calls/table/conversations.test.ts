import { testCalls } from './table.ts';

testCalls([
  {
    name: 'hold',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { holds: { after: 5, lasts: 10 } } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 holds user 1; user 2 resumes user 1; user 2 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START; user 2: BRIDGE_UPDATE, BRIDGE_UPDATE; user 1: BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a blind transfer by the called side',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { transfers: { to: '103' } } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 transfers 103; user 1 reaches user 3; user 3 rings user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START; user 2: BLINDTRANSFER; user 1: BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a blind transfer by the caller',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', caller: { transfers: { to: '103' } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 1 transfers 103; user 2 reaches user 3; user 3 rings user 2; user 3 answers user 2; user 3 hangs up user 2',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BLINDTRANSFER, BRIDGE_END, HANGUP, CHAN_END; user 2: APP_START Dial; user 3: CHAN_START, APP_START AppDial, ANSWER; user 2: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 2: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a blind transfer to an unknown number',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { transfers: { to: '999' } } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 transfers 999',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START; user 2: BLINDTRANSFER; user 1: BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'an attended transfer',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { transfers: { to: '103', attended: true } } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 transfers user 3; user 3 rings user 2; user 3 answers user 2; user 2 transfers user 3; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 3: CHAN_START, APP_START AppDial, ANSWER; user 2: BRIDGE_START, BRIDGE_END, ATTENDEDTRANSFER, HANGUP, CHAN_END; user 1: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'an attended transfer that is not answered',
    changes: [],
    calls: [
      {
        from: { user: 1 },
        to: '100',
        people: { 'user 2': { transfers: { to: '103', attended: true } }, 'user 3': { answers: false } },
      },
    ],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 transfers user 3; user 3 rings user 2; user 2 resumes user 1; user 2 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 1: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'an attended transfer by the caller',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', caller: { transfers: { to: '103', attended: true } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 1 transfers user 3; user 3 rings user 1; user 3 answers user 1; user 1 transfers user 3; user 3 hangs up user 2',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: BRIDGE_START, BRIDGE_END, ATTENDEDTRANSFER, HANGUP, CHAN_END; user 2: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 2: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a transfer out of a queue',
    changes: [],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 }, people: { 'user 3': { transfers: { to: '100' } } } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 answers 0472445668; user 3 transfers 100; 0472445668 reaches user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START; user 3: BLINDTRANSFER; 0472445668: BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/p0v5tm 5 5; TRANSFER SIP/p0v5tm 100 default 5 10 1',
  },
  {
    name: 'a transfer to a queue',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { transfers: { to: '3001' } } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 transfers 3001; user 1 reaches queue support; user 1 enters queue support; user 3 rings user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START; user 2: BLINDTRANSFER; user 1: BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: APP_START Queue; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; CONNECT SIP/p0v5tm 5 5; COMPLETEAGENT SIP/p0v5tm 5 60 1',
  },
  {
    name: 'parking, taken back',
    changes: [],
    calls: [
      {
        from: { user: 1 },
        to: '100',
        people: { 'user 2': { parks: { after: 5, retrieved: { by: '103', after: 10 } } } },
      },
    ],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 parks user 1; user 3 retrieves user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END, APP_START Park, PARK_START; user 2: HANGUP, CHAN_END; user 1: PARK_END; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'parking, not taken back',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', people: { 'user 2': { parks: { after: 5 } } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 parks user 1; user 1 leaves; user 2 rings user 1; user 2 answers user 1; user 2 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END, APP_START Park, PARK_START; user 2: HANGUP, CHAN_END; user 1: PARK_END, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a pickup that is allowed',
    changes: [],
    calls: [
      { from: { user: 4 }, to: '1001', people: { 'user 1': { answers: false }, 'user 2': { picksUp: { after: 3 } } } },
    ],
    outcome: 'answered',
    way: 'user 4 dials 1001; user 4 reaches user 1; user 1 rings user 4; user 2 picks up user 1; user 2 hangs up user 4',
    records:
      'user 4: CHAN_START, APP_START Dial; user 1: CHAN_START, APP_START AppDial; user 2: CHAN_START, APP_START AppDial, ANSWER, PICKUP; user 1: HANGUP, CHAN_END; user 4: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; user 4: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a pickup that is not allowed',
    changes: [],
    calls: [
      { from: { user: 1 }, to: '108', people: { 'user 2': { picksUp: { after: 3 } }, 'user 5': { answers: false } } },
    ],
    outcome: 'no answer',
    way: 'user 1 dials 108; user 1 reaches user 5; user 5 rings user 1; user 2 leaves; user 5 leaves',
    records:
      'user 1: CHAN_START, APP_START Dial; user 5: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
