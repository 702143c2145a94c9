import { testCalls } from './table.ts';

testCalls([
  {
    name: 'a member who is in a call rings, since the queue lets it (ringinuse)',
    changes: [['queue', { name: 'support' }, { ringinuse: 1 }]],
    calls: [
      { from: { external: '0472445668' }, to: { queue: 1 } },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:00:20' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 answers 0472445668; user 3 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/p0v5tm 5 5; COMPLETEAGENT SIP/p0v5tm 5 60 1',
  },
  {
    name: 'a transfer to a number outside',
    changes: [],
    calls: [{ from: { external: '0472445668' }, to: '501', people: { 'user 2': { transfers: { to: '0612345678' } } } }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 transfers 0612345678; 0472445668 reaches outcall 1; 0612345678 rings 0472445668; 0612345678 answers 0472445668; 0612345678 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START; user 2: BLINDTRANSFER; 0472445668: BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: APP_START Dial; 0612345678: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; 0612345678: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a transfer to a group',
    changes: [],
    calls: [{ from: { user: 1 }, to: '107', people: { 'user 4': { transfers: { to: '2001' } } } }],
    outcome: 'answered',
    way: 'user 1 dials 107; user 1 reaches user 4; user 4 rings user 1; user 4 answers user 1; user 4 transfers 2001; user 1 reaches group reception; user 1 enters group reception; user 2 rings user 1; user 3 rings user 1; user 2 answers user 1; user 2 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 4: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START; user 4: BLINDTRANSFER; user 1: BRIDGE_END; user 4: HANGUP, CHAN_END; user 1: APP_START Queue; user 2: CHAN_START, APP_START AppDial; user 3: CHAN_START, APP_START AppDial; user 2: ANSWER; user 3: HANGUP, CHAN_END; user 1: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; CONNECT SIP/a3x9fj 5 5; COMPLETEAGENT SIP/a3x9fj 5 60 1',
  },
  {
    name: 'an attended transfer to a queue is blind',
    changes: [],
    calls: [{ from: { user: 1 }, to: '107', people: { 'user 4': { transfers: { to: '3001', attended: true } } } }],
    outcome: 'answered',
    way: 'user 1 dials 107; user 1 reaches user 4; user 4 rings user 1; user 4 answers user 1; user 4 transfers 3001; user 1 reaches queue support; user 1 enters queue support; user 3 rings user 1; user 3 answers user 1; user 3 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; user 4: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START; user 4: BLINDTRANSFER; user 1: BRIDGE_END; user 4: HANGUP, CHAN_END; user 1: APP_START Queue; user 3: CHAN_START, APP_START AppDial, ANSWER; user 1: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 1001; CONNECT SIP/p0v5tm 5 5; COMPLETEAGENT SIP/p0v5tm 5 60 1',
  },
  {
    name: 'a forward to a number outside',
    changes: [['userfeatures', { id: 2 }, { enableunc: 1, destunc: '0612345678' }]],
    calls: [{ from: { external: '0472445668' }, to: '501' }],
    outcome: 'answered',
    way: '0472445668 dials 501; 0472445668 reaches incall 1; incall 1 forwards user 2; user 2 forwards 0612345678 in default; 0472445668 reaches outcall 1; 0612345678 rings 0472445668; 0612345678 answers 0472445668; 0612345678 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; 0612345678: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; 0612345678: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a forward to a number that a right-call forbids to the caller',
    changes: [
      ['userfeatures', { id: 2 }, { enableunc: 1, destunc: '0612345678' }],
      ['rightcallmember', null, { rightcallid: 1, type: 'user', typeval: '1' }],
    ],
    calls: [{ from: { user: 1 }, to: '100' }],
    outcome: 'refused',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 forwards 0612345678 in default; user 1 reaches outcall 1',
    records: 'user 1: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'a forward to a number that a right-call forbids to the user who forwards',
    changes: [
      ['userfeatures', { id: 2 }, { enableunc: 1, destunc: '0612345678' }],
      ['rightcallmember', null, { rightcallid: 1, type: 'user', typeval: '2' }],
    ],
    calls: [{ from: { user: 1 }, to: '100' }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 forwards 0612345678 in default; user 1 reaches outcall 1; 0612345678 rings user 1; 0612345678 answers user 1; 0612345678 hangs up user 1',
    records:
      'user 1: CHAN_START, APP_START Dial; 0612345678: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; 0612345678: HANGUP, CHAN_END; user 1: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'another user picks up the call of a queue',
    changes: [],
    calls: [
      {
        from: { external: '0472445668' },
        to: { queue: 1 },
        people: { 'user 3': { answers: false }, 'user 2': { picksUp: { after: 4, talks: 30 } } },
      },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 2 picks up user 3; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial; user 2: CHAN_START, APP_START AppDial, ANSWER, PICKUP; user 3: HANGUP, CHAN_END; 0472445668: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/a3x9fj 4 4; COMPLETEAGENT SIP/a3x9fj 4 30 1',
  },
  {
    name: 'the caller parks the called side',
    changes: [],
    calls: [{ from: { user: 1 }, to: '100', caller: { parks: { after: 5, retrieved: { by: '103', after: 10 } } } }],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 1 parks user 2; user 3 retrieves user 2; user 3 hangs up user 2',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END; user 2: APP_START Park, PARK_START; user 1: HANGUP, CHAN_END; user 2: PARK_END; user 3: CHAN_START, APP_START AppDial, ANSWER; user 2: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; user 2: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
  {
    name: 'the caller hangs up while parked',
    changes: [],
    calls: [
      {
        from: { user: 1 },
        to: '100',
        people: { 'user 2': { parks: { after: 5 } } },
        caller: { hangsUp: { after: 30 } },
      },
    ],
    outcome: 'answered',
    way: 'user 1 dials 100; user 1 reaches user 2; user 2 rings user 1; user 2 answers user 1; user 2 parks user 1; user 1 hangs up',
    records:
      'user 1: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; user 1: ANSWER, BRIDGE_START, BRIDGE_END, APP_START Park, PARK_START; user 2: HANGUP, CHAN_END; user 1: PARK_END, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
