import { testCalls } from './table.ts';

testCalls([
  {
    name: 'a member answers',
    changes: [],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 answers 0472445668; user 3 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/p0v5tm 5 5; COMPLETEAGENT SIP/p0v5tm 5 60 1',
  },
  {
    name: 'the caller hangs up first',
    changes: [],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 }, caller: { hangsUp: { after: 20 } } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 answers 0472445668; 0472445668 hangs up',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 3: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; CONNECT SIP/p0v5tm 5 5; COMPLETECALLER SIP/p0v5tm 5 15 1',
  },
  {
    name: 'the first member does not answer, the second does',
    changes: [],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 }, people: { 'user 3': { answers: false } } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 leaves; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog:
      'ENTERQUEUE 0472445668; RINGNOANSWER SIP/p0v5tm 15000; CONNECT SIP/zq41ls 25 5; COMPLETEAGENT SIP/zq41ls 25 60 1',
  },
  {
    name: 'a member who does not answer is paused',
    changes: [['queue', { name: 'support' }, { autopause: 1 }]],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 }, people: { 'user 3': { answers: false } } }],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 leaves; user 4 rings 0472445668; user 4 answers 0472445668; user 4 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 4: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 4: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog:
      'ENTERQUEUE 0472445668; RINGNOANSWER SIP/p0v5tm 15000; PAUSE SIP/p0v5tm Auto-Pause; CONNECT SIP/zq41ls 25 5; COMPLETEAGENT SIP/zq41ls 25 60 1',
  },
  {
    name: 'the caller gives up',
    changes: [],
    calls: [
      {
        from: { external: '0472445668' },
        to: { queue: 1 },
        everybody: { answers: false },
        caller: { hangsUp: { after: 40 } },
      },
    ],
    outcome: 'abandoned',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 leaves; user 4 rings 0472445668; user 4 leaves; 0472445668 hangs up',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 4: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'ENTERQUEUE 0472445668; RINGNOANSWER SIP/p0v5tm 15000; RINGNOANSWER SIP/zq41ls 15000; ABANDON 1 1 40',
  },
  {
    name: 'the time of the queue is over',
    changes: [['queuefeatures', { id: 1 }, { timeout: 30 }]],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 }, everybody: { answers: false } }],
    outcome: 'no answer',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 leaves; user 4 rings 0472445668; user 4 leaves; 0472445668 leaves queue support',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 4: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog:
      'ENTERQUEUE 0472445668; RINGNOANSWER SIP/p0v5tm 15000; RINGNOANSWER SIP/zq41ls 10000; EXITWITHTIMEOUT 1 1 30',
  },
  {
    name: 'and the queue has a destination for that',
    changes: [
      ['queuefeatures', { id: 1 }, { timeout: 30 }],
      [
        'dialaction',
        { category: 'queue', categoryval: '1', event: 'noanswer' },
        { action: 'user', actionarg1: '2', actionarg2: null },
      ],
    ],
    calls: [
      {
        from: { external: '0472445668' },
        to: { queue: 1 },
        people: { 'user 3': { answers: false }, 'user 4': { answers: false } },
      },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 leaves; user 4 rings 0472445668; user 4 leaves; 0472445668 leaves queue support; queue support forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 4: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; 0472445668: APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog:
      'ENTERQUEUE 0472445668; RINGNOANSWER SIP/p0v5tm 15000; RINGNOANSWER SIP/zq41ls 10000; EXITWITHTIMEOUT 1 1 30',
  },
  {
    name: 'nobody is there, and callers may not enter',
    changes: [
      ['queue', { name: 'support' }, { joinempty: 'unavailable,invalid,paused' }],
      ['queuemember', { queue_name: 'support' }, null],
    ],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 } }],
    outcome: 'unreachable',
    way: '0472445668 dials 3001; 0472445668 leaves queue support',
    records: '0472445668: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'JOINEMPTY',
  },
  {
    name: 'nobody is left, and callers have to leave',
    changes: [['queue', { name: 'support' }, { leavewhenempty: 'paused', autopause: 1 }]],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 }, everybody: { answers: false } }],
    outcome: 'unreachable',
    way: '0472445668 dials 3001; 0472445668 enters queue support; user 3 rings 0472445668; user 3 leaves; user 4 rings 0472445668; user 4 leaves; 0472445668 leaves queue support',
    records:
      '0472445668: CHAN_START, APP_START Queue, ANSWER; user 3: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; user 4: CHAN_START, APP_START AppDial, HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog:
      'ENTERQUEUE 0472445668; RINGNOANSWER SIP/p0v5tm 15000; PAUSE SIP/p0v5tm Auto-Pause; RINGNOANSWER SIP/zq41ls 15000; PAUSE SIP/zq41ls Auto-Pause; EXITEMPTY 1 1 35',
  },
  {
    name: 'the queue is full',
    changes: [['queue', { name: 'support' }, { maxlen: 1 }]],
    calls: [
      {
        from: { external: '0472445668' },
        to: { queue: 1 },
        everybody: { answers: false },
        caller: { hangsUp: { after: 60 } },
      },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:00:10' },
    ],
    outcome: 'congestion',
    way: '0472445668 dials 3001; 0472445668 leaves queue support',
    records: '0472445668: CHAN_START, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'FULL',
  },
  {
    name: 'the queue is closed',
    changes: [
      ['schedule', null, { id: 1, name: 'office', timezone: '', fallback_action: 'endcall:busy' }],
      ['schedule_path', null, { schedule_id: 1, path: 'queue', pathid: 1 }],
    ],
    calls: [{ from: { external: '0472445668' }, to: { queue: 1 } }],
    outcome: 'busy',
    way: '0472445668 dials 3001; queue support forwards busy',
    records: '0472445668: CHAN_START, APP_START Busy, HANGUP, CHAN_END, LINKEDID_END',
    queueLog: 'CLOSED',
  },
  {
    name: 'others wait too long',
    changes: [
      ['queuefeatures', { id: 1 }, { waittime: 5 }],
      [
        'dialaction',
        { category: 'queue', categoryval: '1', event: 'qwaittime' },
        { action: 'user', actionarg1: '2', actionarg2: null },
      ],
    ],
    calls: [
      {
        from: { external: '0472445668' },
        to: { queue: 1 },
        everybody: { answers: false },
        caller: { hangsUp: { after: 60 } },
      },
      { from: { external: '0472445668' }, to: { queue: 1 }, at: '2012-10-07T10:00:10' },
    ],
    outcome: 'answered',
    way: '0472445668 dials 3001; queue support forwards user 2; user 2 rings 0472445668; user 2 answers 0472445668; user 2 hangs up 0472445668',
    records:
      '0472445668: CHAN_START, APP_START Dial; user 2: CHAN_START, APP_START AppDial, ANSWER; 0472445668: ANSWER, BRIDGE_START, BRIDGE_END; user 2: HANGUP, CHAN_END; 0472445668: HANGUP, CHAN_END, LINKEDID_END',
    queueLog: '',
  },
]);
